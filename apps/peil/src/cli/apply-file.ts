import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { applyConfig, ConfigFileError, parseConfigText, type ApplySummary } from '@peil/monitoring';
import type { Database } from '@peil/persistence';
import { StartupError, systemActor, type Clock } from '@peil/platform';

/** Read from the working directory when no file is named. */
export const CONFIG_FILE = 'peil.yaml';

const SCOPE = { organisations: 'all', actor: systemActor('peil.yaml') } as const;

/** Applies a configuration file: all of it or, with every fault told, nothing. */
export async function applyFile(database: Database, file: string, clock: Clock): Promise<ApplySummary> {
  return applyText(database, { file, text: await readText(file) }, clock);
}

/** On a database without organisations, applies `peil.yaml` of the folder when it is there. */
export async function applyFileIfEmpty(
  database: Database,
  folder: string,
  clock: Clock,
): Promise<ApplySummary | undefined> {
  const sql = 'select exists (select 1 from organisation) as filled';
  const [row] = await database.transaction(SCOPE, (tx) => tx.query<{ filled: boolean }>(sql));
  if (row?.filled) return undefined;
  const file = path.join(folder, CONFIG_FILE);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unreadable(file, error);
  });
  return text === undefined ? undefined : applyText(database, { file, text }, clock);
}

async function applyText(
  database: Database,
  { file, text }: { readonly file: string; readonly text: string },
  clock: Clock,
): Promise<ApplySummary> {
  const parsed = parseConfigText(text);
  if (!parsed.ok) throw new ConfigFileError(path.basename(file), parsed.faults);
  return database.transaction(SCOPE, (tx) => applyConfig(tx, parsed.config, { now: clock.now() }));
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
}

function unreadable(file: string, cause: unknown): StartupError {
  if (codeOf(cause) === 'ENOENT')
    return new StartupError('config', {
      en: `There is no file ${file}. Name the file to apply: peil apply <file>.`,
      nl: `Er is geen bestand ${file}. Noem het bestand dat moet worden toegepast: peil apply <bestand>.`,
    });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartupError(
    'config',
    {
      en: `The file ${file} cannot be read (${reason}). Check its path and permissions.`,
      nl: `Het bestand ${file} kan niet worden gelezen (${reason}). Controleer het pad en de rechten.`,
    },
    { cause },
  );
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
