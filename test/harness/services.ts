import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate, startEmbeddedPostgres, type EmbeddedPostgres } from '@peil/persistence';
import { Client } from 'pg';
import { TEMPLATE_DATABASE } from './test-database.js';
import { queueBackends } from './queue-backends.js';
import { startRedis, type RedisServer } from './redis-server.js';

export interface Services {
  readonly stop: () => Promise<void>;
}

/** One PostgreSQL with a migrated template database and, unless PEIL_TEST_QUEUE=postgres, one Redis. */
export async function startServices(): Promise<Services> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'peil-test-'));
  await chmod(folder, 0o711);
  let postgres: EmbeddedPostgres | undefined;
  let redis: RedisServer | undefined;
  const stop = async (): Promise<void> => {
    await redis?.stop();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    postgres = await startEmbeddedPostgres({
      dataDir: folder,
      durability: 'disposable',
      maxConnections: 300,
    });
    await makeTemplate(postgres);
    process.env['PEIL_TEST_POSTGRES_URL'] = postgres.url('postgres');
    if (queueBackends().includes('redis')) {
      redis = await startRedis();
      process.env['PEIL_TEST_REDIS_URL'] = redis.url;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function makeTemplate(postgres: EmbeddedPostgres): Promise<void> {
  const admin = new Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE_DATABASE}`);
  await migrate(postgres.url(TEMPLATE_DATABASE));
  await admin.end();
}
