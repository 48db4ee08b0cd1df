import { createLog, readConfig } from '@peil/platform';
import { Closers } from '../compose/closers.js';
import { openDatabaseUrl } from '../compose/open-database-url.js';
import type { CommandContext } from './command.js';
import { EXIT } from './exit-codes.js';

/** `peil migrate`: the same migration as every start, for those who want it apart. */
export async function migrateDatabase(context: CommandContext): Promise<number> {
  const config = readConfig(context.env, process.cwd());
  const log = createLog({ level: config.logLevel, process: 'migrate' });
  const closers = new Closers(log);
  try {
    const { applied } = await openDatabaseUrl(config, {
      say: context.say,
      closers,
      onFatal: () => undefined,
    });
    const count = applied.length;
    context.say({
      en:
        count === 0
          ? 'The schema is up to date.'
          : `Applied ${count} migration(s); the schema is up to date.`,
      nl: count === 0 ? 'Het schema is bij.' : `${count} migratie(s) uitgevoerd; het schema is bij.`,
    });
    return EXIT.ok;
  } finally {
    await closers.closeAll();
  }
}
