import { createPipelineMetrics } from '@peil/metrics';
import { StartupError, systemClock, type Config, type Log } from '@peil/platform';
import { createQueues, type Queues } from '@peil/queues';
import type { Closers } from './closers.js';
import type { CollectorDeps } from './deps.js';

interface QueueContext {
  readonly log: Log;
  readonly closers: Closers;
}

/** Opens the queues alone: a collector holds no data, and loads nothing that does. */
export async function openCollectorDeps(config: Config, context: QueueContext): Promise<CollectorDeps> {
  if (!config.redisUrl && !config.databaseUrl) throw noQueue();
  const queues = await openQueues(config, context);
  return { config, ...commonDeps(queues, context.log) };
}

/** What every part has besides its settings. */
export function commonDeps(queues: Queues, log: Log): Omit<CollectorDeps, 'config'> {
  return { clock: systemClock, queues, log, pipeline: createPipelineMetrics() };
}

export async function openQueues(
  {
    redisUrl,
    databaseUrl,
  }: { readonly redisUrl: string | undefined; readonly databaseUrl: string | undefined },
  { log, closers }: QueueContext,
): Promise<Queues> {
  const queues = await createQueues({ redisUrl, databaseUrl, log });
  closers.add('queues', () => queues.close());
  await queues.ping().catch((error: unknown) => {
    throw unreachable(redisUrl ? 'REDIS_URL' : 'DATABASE_URL', error);
  });
  return queues;
}

function unreachable(variable: string, cause: unknown): StartupError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartupError(
    'database',
    {
      en: `The queues cannot be reached (${reason}). Check ${variable} and that its server runs.`,
      nl: `De wachtrijen zijn niet bereikbaar (${reason}). Controleer ${variable} en of de server draait.`,
    },
    { cause },
  );
}

function noQueue(): StartupError {
  return new StartupError('config', {
    en: 'A collector takes its work from the queues: set REDIS_URL (or DATABASE_URL when the queues are in PostgreSQL).',
    nl: 'Een collector haalt zijn werk uit de wachtrijen: zet REDIS_URL (of DATABASE_URL als de wachtrijen in PostgreSQL staan).',
  });
}
