import { spawn } from 'node:child_process';
import { chown, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '@peil/platform';
import { Client } from 'pg';
import { sqlStateOf } from '../sql-state.js';
import { postgresEnvironment, type ClusterPlan } from './cluster.js';
import { urlFor } from './credentials.js';
import { isAlive, livePostmaster } from './postmaster-file.js';

/** 'safe' loses nothing that was committed; 'disposable' is for tests that throw the cluster away. */
export type Durability = 'safe' | 'disposable';

export interface PostmasterPlan extends ClusterPlan {
  readonly durability: Durability;
  readonly maxConnections: number;
  /** The port a restarted server must come back on; unset takes a free one. */
  readonly port?: number;
}

/** A running server; `adopted` when an earlier process of Peil started it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
}

const CANNOT_CONNECT_NOW = '57P03';
const POLL_MS = 50;
/** Crash recovery of a large site takes minutes; while the server says so, waiting is right. */
const READY_WITHIN_MS = 600_000;
const RESTART_WITHIN_MS = 30_000;

/** Adopts the living server of the cluster, or starts one; tries again while a dying one still holds the lock. */
export async function runPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  for (let leftMs = RESTART_WITHIN_MS; ; leftMs -= 10 * POLL_MS) {
    const living = await livePostmaster(plan.cluster);
    const started = living ? { ...living, adopted: true } : await spawnPostmaster(plan);
    if (started && (await becomesReady(plan, started))) return started;
    if (leftMs <= 0) throw await startFailed(plan);
    await pause(10 * POLL_MS);
  }
}

/** Stops the server fast: open transactions are rolled back, committed work is on disk. */
export async function stopPostmaster(cluster: string): Promise<void> {
  for (const [signal, withinMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    const living = await livePostmaster(cluster);
    if (!living) return;
    process.kill(living.pid, signal);
    for (let leftMs = withinMs; leftMs > 0 && (await stillRuns(cluster, living.pid)); leftMs -= POLL_MS)
      await pause(POLL_MS);
  }
}

/** The pid file goes last; a zombie whose parent does not reap still counts as alive, so the file decides too. */
async function stillRuns(cluster: string, pid: number): Promise<boolean> {
  return isAlive(pid) && (await livePostmaster(cluster))?.pid === pid;
}

async function spawnPostmaster(plan: PostmasterPlan): Promise<Postmaster | undefined> {
  const port = plan.port ?? (await freePort());
  const log = await open(startLogOf(plan), 'w', 0o640);
  try {
    if (plan.account.ids) await chown(startLogOf(plan), plan.account.ids.uid, plan.account.ids.gid);
    const child = spawn(plan.binaries.postgres, ['-D', plan.cluster, ...settingsOf(plan, port)], {
      ...plan.account.ids,
      cwd: plan.cluster,
      env: postgresEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.once('error', () => undefined);
    child.unref();
    return child.pid === undefined ? undefined : { pid: child.pid, port, adopted: false };
  } finally {
    await log.close();
  }
}

function settingsOf(plan: PostmasterPlan, port: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: plan.maxConnections,
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    // containers give 64 MB of /dev/shm: too little for parallel queries
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // seven files, each overwritten a week later
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    ...(plan.durability === 'safe'
      ? { fsync: 'on', synchronous_commit: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function becomesReady(plan: PostmasterPlan, server: Postmaster): Promise<boolean> {
  const url = urlFor({ password: plan.password, port: server.port, database: 'postgres' });
  for (let leftMs = READY_WITHIN_MS; leftMs > 0; leftMs -= POLL_MS) {
    const answer = await greet(url);
    if (answer === 'ready') return true;
    if (answer === 'wrong-password') throw wrongPassword(plan.cluster);
    if (answer === 'silent' && !isAlive(server.pid)) return false;
    if (answer === 'silent' && server.adopted && !(await livePostmaster(plan.cluster))) return false;
    await pause(POLL_MS);
  }
  return false;
}

async function greet(url: string): Promise<'ready' | 'busy' | 'silent' | 'wrong-password'> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const state = sqlStateOf(error);
    if (state === '28P01') return 'wrong-password';
    return state === CANNOT_CONNECT_NOW ? 'busy' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

const startLogOf = (plan: PostmasterPlan): string =>
  path.join(path.dirname(plan.cluster), 'postgres-start.log');

async function startFailed(plan: PostmasterPlan): Promise<StartupError> {
  const log = await readFile(startLogOf(plan), 'utf8').catch(() => '');
  const reason = log.trim().split('\n').slice(-3).join(' ') || 'no message';
  return new StartupError('database', {
    en: `The embedded PostgreSQL does not start: ${reason} (see ${startLogOf(plan)}).`,
    nl: `De ingebouwde PostgreSQL start niet: ${reason} (zie ${startLogOf(plan)}).`,
  });
}

function wrongPassword(cluster: string): StartupError {
  return new StartupError('database', {
    en: `The embedded PostgreSQL in ${cluster} refuses the password in the data folder. Put back the file postgres-password from your backup.`,
    nl: `De ingebouwde PostgreSQL in ${cluster} weigert het wachtwoord uit de datamap. Zet het bestand postgres-password terug uit uw back-up.`,
  });
}
