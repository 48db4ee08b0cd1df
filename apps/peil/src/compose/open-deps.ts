import { createPipelineMetrics } from '@peil/metrics';
import { Database } from '@peil/persistence';
import { StartupError, systemClock, type Config, type Log } from '@peil/platform';
import { createQueues, type Queues } from '@peil/queues';
import type { CollectorDeps, Deps } from './deps.js';
import { openDatabaseUrl, type OpeningContext } from './open-database-url.js';
import { resolveSecret } from './secret.js';

export interface DepsContext extends OpeningContext {
  readonly log: Log;
  readonly processName: string;
}

/** Opens database and queues for a process with an API or a worker. */
export async function openDeps(config: Config, context: DepsContext): Promise<Deps> {
  const secret = await resolveSecret(config);
  const { url } = await openDatabaseUrl(config, context);
  const database = await Database.connect({
    url,
    poolSize: config.databasePoolSize,
    applicationName: `peil ${context.processName}`,
    onConnectionLost: (error) => context.log.warn({ error: error.message }, 'a database connection was lost'),
  });
  context.closers.add('database', () => database.close());
  const queues = await openQueues({ redisUrl: config.redisUrl, databaseUrl: url }, context);
  return { ...common({ ...config, secret, databaseUrl: url }, queues, context.log), database };
}

/** Opens the queues alone: a collector holds no data. */
export async function openCollectorDeps(config: Config, context: DepsContext): Promise<CollectorDeps> {
  const secret = await resolveSecret(config);
  if (!config.redisUrl && !config.databaseUrl) throw noQueue();
  const queues = await openQueues(config, context);
  return common({ ...config, secret }, queues, context.log);
}

function common(config: CollectorDeps['config'], queues: Queues, log: Log): CollectorDeps {
  return { config, clock: systemClock, queues, log, pipeline: createPipelineMetrics() };
}

async function openQueues(
  {
    redisUrl,
    databaseUrl,
  }: { readonly redisUrl: string | undefined; readonly databaseUrl: string | undefined },
  { log, closers }: DepsContext,
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
