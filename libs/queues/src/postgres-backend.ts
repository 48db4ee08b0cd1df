import type { Log } from '@peil/platform';
import { createPostgresBackend, runMigrations, type BackendFactory } from 'bullmq';
import { Pool } from 'pg';
import type { Backend } from './backend.js';

const SCHEMA = 'bullmq';
/** Each worker keeps one connection to listen on; the rest is opened on demand and closed when idle. */
const MOST_CONNECTIONS = 80;

/** BullMQ on PostgreSQL, in a schema of its own that is made and migrated here. */
export async function openPostgresBackend(url: string, log: Log): Promise<Backend> {
  const pool = new Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    application_name: 'peil queues',
    options: `-c search_path=${SCHEMA}`,
  });
  pool.setMaxListeners(0);
  pool.on('error', (error) => log.debug({ error: error.message }, 'a queue connection was lost'));
  await migrate(pool);
  return {
    producer: { connection: pool },
    consumer: { connection: pool },
    factory: asFactory(createPostgresBackend),
    names: async (prefix) => {
      const { rows } = await pool.query<{ queue: string }>(
        'select distinct queue from meta where starts_with(queue, $1) order by queue',
        [prefix],
      );
      return rows.map(({ queue }) => queue);
    },
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
}

/** Guarantee: BullMQ hands `connection` untouched to the factory, and ours is always a `pg.Pool`. */
function asFactory(factory: typeof createPostgresBackend): BackendFactory {
  return factory as unknown as BackendFactory;
}
