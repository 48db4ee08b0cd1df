import { systemClock, silentLog, systemActor, type Log } from '@peil/platform';
import type { Scope, Tx } from '@peil/persistence';
import { createQueues, type Queues } from '@peil/queues';
import { aCheck, aConfigurationItem, aSite } from '../builders/infrastructure.js';
import { anOrganisation } from '../builders/people.js';
import type { QueueBackend } from '../harness/queue-backends.js';
import { freshRedisUrl } from '../harness/redis-server.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const everything: Scope = { organisations: 'all', actor: systemActor('spec') };

export interface QueueUrls {
  readonly redisUrl?: string;
  readonly databaseUrl: string;
}

/** A database in real time, queues on the backend under test, one organisation with one site. */
export interface MeasuredWorld extends TestDatabase {
  readonly urls: QueueUrls;
  readonly queues: Queues;
  readonly organisationId: string;
  readonly siteId: string;
  readonly site: string;
  readonly itemId: string;
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Opens queues of another process; closed with the world. */
  openQueues(): Promise<Queues>;
  close(): Promise<void>;
}

export async function aMeasuredWorld(backend: QueueBackend, log: Log = silentLog): Promise<MeasuredWorld> {
  const test = await createTestDatabase(systemClock);
  const redis = backend === 'redis' ? { redisUrl: await freshRedisUrl() } : {};
  const urls: QueueUrls = { databaseUrl: test.url, ...redis };
  const opened: Queues[] = [];
  const openQueues = async () => {
    const queues = await createQueues({ ...urls, log });
    opened.push(queues);
    return queues;
  };
  const queues = await openQueues();
  const inAll = <Result>(work: (tx: Tx) => Promise<Result>) => test.database.transaction(everything, work);
  const site = 'town-hall';
  const ids = await inAll(async (tx) => {
    const { id: organisationId } = await anOrganisation(tx);
    const { id: siteId } = await aSite(tx, { organisation_id: organisationId, slug: site });
    const { id: itemId } = await aConfigurationItem(tx, {
      organisation_id: organisationId,
      name: 'Web server',
    });
    return { organisationId, siteId, itemId };
  });
  return {
    ...test,
    ...ids,
    urls,
    queues,
    site,
    openQueues,
    query: (sql, params) => inAll((tx) => tx.query(sql, params)),
    close: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await test.drop();
    },
  };
}

export interface CheckWish {
  readonly target: string;
  readonly intervalMs: number;
  readonly retryIntervalMs?: number;
  readonly timeoutMs?: number;
  readonly confirmations?: number;
}

/** An HTTP check of the world's site and item; returns its id. */
export async function anHttpCheck(world: MeasuredWorld, wish: CheckWish): Promise<string> {
  const check = await world.database.transaction(everything, (tx) =>
    aCheck(tx, {
      organisation_id: world.organisationId,
      site_id: world.siteId,
      configuration_item_id: world.itemId,
      kind: 'http',
      name: 'Home page',
      target: wish.target,
      interval_ms: wish.intervalMs,
      retry_interval_ms: wish.retryIntervalMs ?? 1000,
      timeout_ms: wish.timeoutMs ?? 800,
      confirmations: wish.confirmations ?? 2,
      updated_at: systemClock.now(),
    }),
  );
  return check.id;
}
