import type { Log } from '@peil/platform';
import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Backend } from './backend.js';

const PREFIX = 'bull:';
const META = ':meta';

/** BullMQ on Redis. Two connections are shared by all queues; each worker adds one to block on. */
export function openRedisBackend(url: string, log: Log): Backend {
  const producer = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: 5000, retryStrategy });
  const consumer = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  for (const connection of [producer, consumer]) {
    connection.setMaxListeners(0);
    connection.on('error', (error) => log.debug({ error: error.message }, 'the queue connection failed'));
  }
  return {
    producer: { connection: producer },
    consumer: { connection: consumer },
    factory: createRedisBackend,
    names: (prefix) => scanNames(producer, prefix),
    ping: async () => {
      await producer.ping();
    },
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

function retryStrategy(attempt: number): number {
  return Math.min(attempt * 100, 2000);
}

async function scanNames(redis: Redis, prefix: string): Promise<string[]> {
  const names = new Set<string>();
  for (let cursor = '0', first = true; first || cursor !== '0'; first = false) {
    const [next, keys] = await redis.scan(cursor, 'MATCH', `${PREFIX}${prefix}*${META}`, 'COUNT', 1000);
    for (const key of keys) names.add(key.slice(PREFIX.length, -META.length));
    cursor = next;
  }
  return [...names].sort();
}
