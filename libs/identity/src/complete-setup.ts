import { randomUUID } from 'node:crypto';
import type { SetupRequest } from '@peil/contracts';
import type { Database, Tx } from '@peil/persistence';
import { DomainError, systemActor, type Clock, type Fault } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { hashPassword } from './password.js';
import { consumeSetupLink } from './setup-link.js';
import { readSetupState } from './setup-state.js';
import { startSession } from './start-session.js';

/** What the wizard asks of other contexts, inside its own transaction. */
export interface SetupPorts {
  /** Gives the new organisations their calendar and service levels, and adds the first check. */
  applyFirstConfig(
    tx: Tx,
    config: Pick<SetupRequest, 'organisations' | 'firstCheck'>,
    now: Temporal.Instant,
  ): Promise<void>;
}

export interface SetupContext {
  readonly ports: SetupPorts;
  readonly clock: Clock;
  /** The client's address, for the audit trail. */
  readonly origin: string;
  readonly userAgent: string | null;
}

/** 'setu' in ASCII; two wizards at once are one after the other. */
const SETUP_LOCK = 0x73_65_74_75;

/** The wizard's one submission: administrator, organisations and first check, all of it or nothing. Signs in. */
export async function completeSetup(
  database: Database,
  request: SetupRequest,
  { ports, clock, origin, userAgent }: SetupContext,
): Promise<{ readonly sessionToken: string }> {
  refuseDoubleSlugs(request);
  const scope = { organisations: 'all' as const, actor: { ...systemActor('setup'), origin } };
  return database.transaction(scope, async (tx) => {
    const now = clock.now();
    await tx.execute('select pg_advisory_xact_lock($1)', [SETUP_LOCK]);
    if ((await readSetupState(tx)) === 'done') throw alreadyDone();
    await consumeSetupLink(tx, request.token, now);
    // hashing is dear on purpose: only for who holds the link
    const passwordHash = await hashPassword(request.administrator.password);
    const organisations = await addOrganisations(tx, request, now);
    const home = organisations.find(({ kind }) => kind === 'shared') ?? organisations[0];
    if (!home) throw new Error('a set-up request names at least one organisation');
    const personId = await addAdministrator(tx, { request, passwordHash, homeId: home.id }, now);
    for (const { id } of organisations) await grantAdmin(tx, personId, id);
    await ports.applyFirstConfig(tx, request, now);
    const detail = { organisations: request.organisations.map(({ slug }) => slug) };
    await tx.audit({
      action: 'setup.complete',
      object: `person:${personId}`,
      organisationId: home.id,
      detail,
    });
    const session = { personId, organisationId: home.id, userAgent, replaces: null };
    return { sessionToken: await startSession(tx, session, now) };
  });
}

interface OrganisationRow {
  readonly id: string;
  readonly kind: 'municipality' | 'shared';
}

/** An organisation that `peil.yaml` brought already keeps its row; the wizard only joins it. */
async function addOrganisations(
  tx: Tx,
  { organisations }: SetupRequest,
  now: Temporal.Instant,
): Promise<OrganisationRow[]> {
  const added: OrganisationRow[] = [];
  for (const { slug, name, kind } of organisations) {
    const [row] = await tx.query<OrganisationRow>(
      `insert into organisation (id, slug, name, kind, created_at) values ($1, $2, $3, $4, $5)
       on conflict (slug) do update set name = excluded.name returning id, kind`,
      [randomUUID(), slug, name, kind, now],
    );
    if (row) added.push(row);
  }
  return added;
}

async function addAdministrator(
  tx: Tx,
  { request, passwordHash, homeId }: { request: SetupRequest; passwordHash: string; homeId: string },
  now: Temporal.Instant,
): Promise<string> {
  const { email, name } = request.administrator;
  const [row] = await tx.query<{ id: string }>(
    `insert into person (id, organisation_id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (lower(email)) do update set name = excluded.name, password_hash = excluded.password_hash,
       disabled_at = null returning id`,
    [randomUUID(), homeId, email, name, passwordHash, now],
  );
  if (!row) throw new Error('insert into person returned no row');
  return row.id;
}

async function grantAdmin(tx: Tx, personId: string, organisationId: string): Promise<void> {
  await tx.execute(
    `insert into membership (person_id, organisation_id, role) values ($1, $2, 'admin') on conflict do nothing`,
    [personId, organisationId],
  );
}

function refuseDoubleSlugs({ organisations }: SetupRequest): void {
  const faults = organisations.flatMap(({ slug }, index): Fault[] => {
    const first = organisations.findIndex((other) => other.slug === slug);
    if (first === index) return [];
    const reason = `"${slug}" is already the slug of organisation ${first + 1}`;
    return [{ field: `organisations.${index}.slug`, reason, hint: 'give each organisation its own slug' }];
  });
  if (faults.length > 0)
    throw new DomainError('validation_failed', 'Two organisations share a slug.', { faults });
}

function alreadyDone(): DomainError {
  return new DomainError('gone', 'Peil has been set up already; sign in instead.');
}
