import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '@peil/platform';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { sqlStateOf } from './sql-state.js';

export interface MigrateOptions {
  /** Told of every step: 'waiting' for another process, one 'applied' a migration. */
  readonly onProgress?: (step: MigrationStep) => void;
  readonly waitMs?: number;
}

export type MigrationStep =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'applying'; readonly count: number }
  | { readonly kind: 'applied'; readonly name: string };

/** 'peil' in ASCII: the advisory lock under which one process at a time migrates. */
const MIGRATION_LOCK = 0x70_65_69_6c;
const POLL_MS = 250;
const UNDEFINED_TABLE = '42P01';

/**
 * Brings the schema of `url` up to this code. The lock and the migrations share one connection: a process that
 * dies loses both together. Returns the names of what was applied; throws StartupError for a newer schema.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'peil migrate',
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    installExtensions: false,
    poolSize: 2,
    connectTimeoutMS: 10_000,
  });
  await connect(source);
  const runner = source.createQueryRunner();
  try {
    await takeLock(runner, options);
    return await applyPending(source, runner, options);
  } finally {
    await runner.release();
    await source.destroy();
  }
}

async function connect(source: DataSource): Promise<void> {
  try {
    await source.initialize();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      'database',
      {
        en: `The database cannot be reached (${reason}). Check DATABASE_URL and that PostgreSQL is running.`,
        nl: `De database is niet bereikbaar (${reason}). Controleer DATABASE_URL en of PostgreSQL draait.`,
      },
      { cause: error },
    );
  }
}

async function takeLock(runner: QueryRunner, options: MigrateOptions): Promise<void> {
  let leftMs = options.waitMs ?? 600_000;
  for (let told = false; ; told = true, leftMs -= POLL_MS) {
    const [row] = await runner.query(`select pg_try_advisory_lock(${MIGRATION_LOCK}) as taken`);
    if (row.taken === true) return;
    if (!told) options.onProgress?.({ kind: 'waiting' });
    if (leftMs <= 0) throw lockTimeout();
    await pause(POLL_MS);
  }
}

async function applyPending(
  source: DataSource,
  runner: QueryRunner,
  options: MigrateOptions,
): Promise<string[]> {
  const executed = await executedNames(runner);
  const known = source.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const unknown = executed.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw newerSchema(unknown);
  const pending = known.filter((name) => !executed.includes(name));
  if (pending.length === 0) return [];
  options.onProgress?.({ kind: 'applying', count: pending.length });
  const executor = new MigrationExecutor(source, runner);
  executor.transaction = 'each';
  const applied = await executor.executePendingMigrations();
  for (const { name } of applied) options.onProgress?.({ kind: 'applied', name });
  return applied.map(({ name }) => name);
}

async function executedNames(runner: QueryRunner): Promise<string[]> {
  try {
    const rows: { name: string }[] = await runner.query('select name from migration order by id');
    return rows.map(({ name }) => name);
  } catch (error) {
    if (sqlStateOf(error) === UNDEFINED_TABLE) return [];
    throw error;
  }
}

function newerSchema(unknown: readonly string[]): StartupError {
  const names = unknown.join(', ');
  return new StartupError('schema_newer', {
    en: `The database was written by a newer Peil (it has ${names}, which this version does not know). Install that version or restore a backup from before the upgrade.`,
    nl: `De database is geschreven door een nieuwere Peil (die bevat ${names}, wat deze versie niet kent). Installeer die versie of zet een back-up van vóór de upgrade terug.`,
  });
}

function lockTimeout(): StartupError {
  return new StartupError('database', {
    en: 'Another process has been migrating this database for too long. See whether it still works, stop it and start again.',
    nl: 'Een ander proces is al te lang bezig deze database te migreren. Kijk of het nog werkt, stop het en start opnieuw.',
  });
}
