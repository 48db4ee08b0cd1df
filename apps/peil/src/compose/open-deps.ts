import { Database } from '@peil/persistence';
import type { Config, Log } from '@peil/platform';
import type { Deps } from './deps.js';
import { commonDeps, openQueues } from './open-collector-deps.js';
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
  return { config: { ...config, secret, databaseUrl: url }, ...commonDeps(queues, context.log), database };
}
