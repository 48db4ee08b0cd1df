import { Database, runningEmbeddedUrl } from '@peil/persistence';
import type { Config } from '@peil/platform';
import type { Closers } from '../compose/closers.js';
import { openDatabaseUrl } from '../compose/open-database-url.js';
import type { CommandContext } from './command.js';

interface Opening {
  readonly say: CommandContext['say'];
  readonly closers: Closers;
  /** The command, as PostgreSQL shows it among its connections. */
  readonly applicationName: string;
}

/** Opens the database for one command. A running Peil holds the embedded one; then the command works beside it. */
export async function openBeside(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { say, closers, applicationName }: Opening,
): Promise<Database> {
  const running = config.databaseUrl ? undefined : await runningEmbeddedUrl(config.dataDir);
  const opening = { say, closers, onFatal: () => undefined };
  const databaseUrl = config.databaseUrl ?? running;
  const { url } = await openDatabaseUrl({ databaseUrl, dataDir: config.dataDir }, opening);
  const database = await Database.connect({ url, poolSize: 2, applicationName });
  closers.add('database', () => database.close());
  return database;
}
