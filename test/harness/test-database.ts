import { randomBytes } from 'node:crypto';
import { Database } from '@peil/persistence';
import type { Clock } from '@peil/platform';
import { Client } from 'pg';
import { ManualClock } from './manual-clock.js';

/** The migrated, empty database that every test database is cloned from. */
export const TEMPLATE_DATABASE = 'peil_template';

export interface TestDatabase<C extends Clock = Clock> {
  readonly url: string;
  readonly database: Database;
  readonly clock: C;
  readonly drop: () => Promise<void>;
}

/** Clones the template into a database of its own. */
export async function createTestDatabase(): Promise<TestDatabase<ManualClock>>;
export async function createTestDatabase<C extends Clock>(clock: C): Promise<TestDatabase<C>>;
export async function createTestDatabase(clock: Clock = new ManualClock()): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) => admin.query(`create database ${name} template ${TEMPLATE_DATABASE}`));
  const url = urlOf(name);
  const database = await Database.connect({ url, poolSize: 8, applicationName: 'peil test', clock });
  const drop = async (): Promise<void> => {
    await database.close();
    await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
  };
  return { url, database, clock, drop };
}

/** An empty database without any table, for specs of migrations. */
export async function createEmptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) => admin.query(`create database ${name}`));
  return {
    url: urlOf(name),
    drop: async () => {
      await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

function adminUrl(): string {
  const url = process.env['PEIL_TEST_POSTGRES_URL'];
  if (!url)
    throw new Error('There is no test PostgreSQL: run this spec in the integration or e2e project of jest.');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
