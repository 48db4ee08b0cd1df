import { createApiToken, startSession, ROLES, type Role } from '@peil/identity';
import type { Tx } from '@peil/persistence';
import { anOutage, aCheck, aConfigurationItem, aService, aServiceUse } from '../builders/infrastructure.js';
import { aTicket } from '../builders/desk.js';
import { aPerson } from '../builders/people.js';
import { insertRow } from '../builders/insert-row.js';
import { BASE_URL, emailOf, everything, TOWNS, type ApiWorld, type Town } from './api-world.js';
import { clientWith, programWith, type Client } from './browser.js';

/** Stands in every name of a town's own rows, so that any answer that leaks one shows it. */
export const markOf = (town: Town): string => `merk-${town}`;

export interface TownRows {
  readonly organisationId: string;
  readonly serviceId: string;
  readonly checkId: string;
  readonly outageId: string;
  readonly ticketId: string;
  readonly complaintId: string;
  readonly tokenId: string;
  readonly accountId: string;
}

export interface MatrixCaller {
  readonly label: string;
  readonly town: Town;
  readonly role: Role;
  readonly kind: 'person' | 'token';
  readonly scopes: readonly ('read' | 'write')[];
  /** A client that is signed in; a new one each time, so that signing out harms no other. */
  readonly client: () => Promise<Client>;
}

export async function addTownRows(world: ApiWorld): Promise<Record<Town, TownRows>> {
  const rows: [Town, TownRows][] = [];
  for (const town of TOWNS) {
    rows.push([town, await world.db.database.transaction(everything, (tx) => rowsOf(tx, world, town))]);
  }
  return Object.fromEntries(rows) as Record<Town, TownRows>;
}

async function rowsOf(tx: Tx, world: ApiWorld, town: Town): Promise<TownRows> {
  const organisation_id = world.organisations[town];
  const name = markOf(town);
  await tx.execute('update organisation set name = $2 where id = $1', [organisation_id, name]);
  const service = await aService(tx, { organisation_id, name });
  await aServiceUse(tx, { organisation_id, service_id: service.id });
  const item = await aConfigurationItem(tx, { organisation_id, name });
  await insertRow(tx, 'configuration_item_service', {
    configuration_item_id: item.id,
    service_id: service.id,
    organisation_id,
  });
  const check = await aCheck(tx, { organisation_id, name, configuration_item_id: item.id });
  const outage = await anOutage(tx, { organisation_id, title: name, configuration_item_id: item.id });
  await insertRow(tx, 'outage_service', { outage_id: outage.id, service_id: service.id, organisation_id });
  await insertRow(tx, 'outage_organisation', { outage_id: outage.id, organisation_id });
  const ticket = await aTicket(tx, { organisation_id, subject: name, description: name, origin: 'desk' });
  const reporter_id = await personIdOf(tx, town, 'employee');
  const complaint = await aTicket(tx, { organisation_id, subject: name, description: name, reporter_id });
  const account = await aPerson(tx, { organisation_id, name, role: 'desk' });
  const createdBy = await personIdOf(tx, town, 'admin');
  const token = await createApiToken(
    tx,
    { organisationId: organisation_id, createdBy, name, role: 'admin', scopes: ['read'], expiresAt: null },
    world.db.clock.now(),
  );
  return {
    organisationId: organisation_id,
    serviceId: service.id,
    checkId: check.id,
    outageId: outage.id,
    ticketId: ticket.id,
    complaintId: complaint.id,
    tokenId: token.id,
    accountId: account.id,
  };
}

/** Every role in every organisation, and tokens of each kind of strength. */
export function callersOf(world: ApiWorld): MatrixCaller[] {
  const people = TOWNS.flatMap((town) => ROLES.map((role) => personCaller(world, town, role)));
  const tokens = TOWNS.flatMap((town) => [
    tokenCaller(world, { town, role: 'admin', scopes: ['read', 'write'] }),
    tokenCaller(world, { town, role: 'desk', scopes: ['read'] }),
    tokenCaller(world, { town, role: 'employee', scopes: ['read', 'write'] }),
  ]);
  return [...people, ...tokens];
}

function personCaller(world: ApiWorld, town: Town, role: Role): MatrixCaller {
  const client = async (): Promise<Client> => {
    const organisationId = world.organisations[town];
    const { token, csrf } = await world.db.database.transaction(everything, async (tx) => {
      const personId = await personIdOf(tx, town, role);
      const session = { personId, organisationId, userAgent: null, replaces: null };
      const started = await startSession(tx, session, world.db.clock.now());
      const [row] = await tx.query<{ csrf_token: string }>(
        'select csrf_token from session where token_hash = sha256(convert_to($1, $2))',
        [started, 'UTF8'],
      );
      return { token: started, csrf: row?.csrf_token ?? '' };
    });
    return clientWith(world, { cookie: `peil_session=${token}`, 'x-csrf-token': csrf, origin: BASE_URL });
  };
  return { label: `${role} of ${town}`, town, role, kind: 'person', scopes: ['read', 'write'], client };
}

type TokenStrength = Pick<MatrixCaller, 'town' | 'role' | 'scopes'>;

function tokenCaller(world: ApiWorld, { town, role, scopes }: TokenStrength): MatrixCaller {
  let made: Promise<Client> | undefined;
  const make = async (): Promise<Client> => {
    const { secret } = await world.db.database.transaction(everything, async (tx) => {
      const createdBy = await personIdOf(tx, town, 'admin');
      const organisationId = world.organisations[town];
      const token = { organisationId, createdBy, name: 'a program', role, scopes, expiresAt: null };
      return createApiToken(tx, token, world.db.clock.now());
    });
    return programWith(world, secret);
  };
  const client = (): Promise<Client> => (made ??= make());
  return {
    label: `${role} token (${scopes.join(' and ')}) of ${town}`,
    town,
    role,
    kind: 'token',
    scopes,
    client,
  };
}

async function personIdOf(tx: Tx, town: Town, role: Role): Promise<string> {
  const [person] = await tx.query<{ id: string }>('select id from person where email = $1', [
    emailOf(town, role),
  ]);
  if (!person) throw new Error(`the world has no ${emailOf(town, role)}`);
  return person.id;
}
