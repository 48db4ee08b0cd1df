import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

export interface RedisServer {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

const DATABASES = 4096;
const READY_WITHIN_MS = 10_000;
const RETRY_MS = 50;

/** Debian's redis-server on a free loopback port, in memory only. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freeLoopbackPort();
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--databases', `${DATABASES}`];
  const child = spawn('redis-server', [...flags, '--save', '', '--appendonly', 'no'], {
    cwd: '/',
    stdio: 'ignore',
  });
  await Promise.race([
    once(child, 'spawn'),
    once(child, 'error').then(([error]) => Promise.reject(missing(error))),
  ]);
  const url = `redis://127.0.0.1:${port}`;
  await answers(url);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  return { url, pid: child.pid ?? 0, stop };
}

/** An empty logical database of the shared Redis; each call takes the next one. */
export async function freshRedisUrl(): Promise<string> {
  const base = process.env['PEIL_TEST_REDIS_URL'];
  if (!base)
    throw new Error('There is no test Redis: run this spec in the integration or e2e project of jest.');
  const redis = new Redis(base);
  const index = await redis.incr('taken');
  await redis.quit();
  return `${base}/${index}`;
}

export async function freeLoopbackPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

async function answers(url: string): Promise<void> {
  const redis = new Redis(url, {
    retryStrategy: () => RETRY_MS,
    maxRetriesPerRequest: READY_WITHIN_MS / RETRY_MS,
  });
  redis.on('error', () => undefined);
  try {
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}

function missing(cause: unknown): Error {
  return new Error(
    'redis-server cannot be started: install it (apt-get install redis-server), or set PEIL_TEST_QUEUE=postgres.',
    { cause },
  );
}
