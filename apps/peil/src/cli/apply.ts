import path from 'node:path';
import type { ApplySummary } from '@peil/monitoring';
import { createLog, readConfig, systemClock, type Text } from '@peil/platform';
import { Closers } from '../compose/closers.js';
import { applyFile, CONFIG_FILE } from './apply-file.js';
import type { CommandContext } from './command.js';
import { EXIT } from './exit-codes.js';
import { openBeside } from './open-beside.js';

/** `peil apply [file]`: makes the database say what the file says; also beside a running Peil. */
export async function applyCommand({ args, env, say }: CommandContext): Promise<number> {
  const file = path.resolve(args[0] ?? CONFIG_FILE);
  if (args.length > 1) {
    say({ en: 'Usage: peil apply [file]', nl: 'Gebruik: peil apply [bestand]' });
    return EXIT.usage;
  }
  const config = readConfig(env, process.cwd());
  const closers = new Closers(createLog({ level: config.logLevel, process: 'apply' }));
  try {
    const database = await openBeside(config, { say, closers, applicationName: 'peil apply' });
    const summary = await applyFile(database, file, systemClock);
    say(summaryText(path.basename(file), summary));
    return EXIT.ok;
  } finally {
    await closers.closeAll();
  }
}

/** What applying a file did, in one sentence. */
export function summaryText(file: string, summary: ApplySummary): Text {
  const { created, updated, unchanged, disabled } = summary;
  return {
    en: `${file} applied: ${created} created, ${updated} updated, ${unchanged} unchanged, ${disabled} disabled.`,
    nl: `${file} toegepast: ${created} nieuw, ${updated} gewijzigd, ${unchanged} ongewijzigd, ${disabled} uitgezet.`,
  };
}
