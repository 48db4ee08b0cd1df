import { createApi, type ApiDeps } from '../../apps/api/src/index.js';
import { hashPassword, ROLES, type Role } from '@peil/identity';
import type { Scope, Tx } from '@peil/persistence';
import { silentLog, systemActor } from '@peil/platform';
import { aPerson, anOrganisation } from '../builders/people.js';
import type { ManualClock } from '../harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

export const PASSWORD = 'een lang wachtwoord 42';
export const BASE_URL = 'http://peil.test';
export const everything: Scope = { organisations: 'all', actor: systemActor('spec') };

export type Town = 'noord' | 'zuid' | 'dienst';
export const TOWNS: readonly Town[] = ['noord', 'zuid', 'dienst'];

export interface ApiWorld {
  readonly url: string;
  readonly db: TestDatabase<ManualClock>;
  /** Ids of two municipalities and the shared organisation. */
  readonly organisations: Readonly<Record<Town, string>>;
  readonly close: () => Promise<void>;
}

/** An API on a database of its own, with two municipalities, the shared organisation and everybody in them. */
export async function startApiWorld(extra: Partial<ApiDeps> = {}): Promise<ApiWorld> {
  const db = await createTestDatabase();
  const organisations = await db.database.transaction(everything, populate);
  const deps: ApiDeps = {
    config: { baseUrl: BASE_URL, trustProxy: false, port: 0, host: '127.0.0.1' },
    clock: db.clock,
    database: db.database,
    queues: { ping: async () => undefined },
    log: silentLog,
    ...extra,
  };
  const app = await createApi(deps);
  await app.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    await db.drop();
  };
  return { url: await app.getUrl(), db, organisations, close };
}

async function populate(tx: Tx): Promise<Record<Town, string>> {
  const noord = await anOrganisation(tx, { slug: 'noord', name: 'Noord' });
  const zuid = await anOrganisation(tx, { slug: 'zuid', name: 'Zuid' });
  const dienst = await anOrganisation(tx, { slug: 'dienst', name: 'Dienst ICT', kind: 'shared' });
  const ids = { noord: noord.id, zuid: zuid.id, dienst: dienst.id };
  const password_hash = await hashPassword(PASSWORD);
  for (const town of TOWNS) {
    for (const role of ROLES) {
      const name = `${role} of ${town}`;
      await aPerson(tx, {
        organisation_id: ids[town],
        email: emailOf(town, role),
        name,
        role,
        password_hash,
      });
    }
  }
  return ids;
}

export const emailOf = (town: Town, role: Role): string => `${role}@${town}.example`;
