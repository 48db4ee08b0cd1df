import { migrate, startEmbeddedPostgres, type EmbeddedStep, type MigrationStep } from '@peil/persistence';
import type { Config, Text } from '@peil/platform';
import type { Closers } from './closers.js';

export interface OpenedDatabase {
  readonly url: string;
  /** Names of the migrations that were applied now. */
  readonly applied: readonly string[];
}

export interface OpeningContext {
  readonly say: (text: Text) => void;
  readonly closers: Closers;
  /** Told when the embedded server died and does not come back. */
  readonly onFatal: (reason: string) => void;
}

/** The address of a migrated database: the one of DATABASE_URL, or the embedded PostgreSQL started for it. */
export async function openDatabaseUrl(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  context: OpeningContext,
): Promise<OpenedDatabase> {
  const url = config.databaseUrl ?? (await startEmbedded(config.dataDir, context));
  const applied = await migrate(url, { onProgress: (step) => context.say(migrationText(step)) });
  return { url, applied };
}

async function startEmbedded(dataDir: string, { say, closers, onFatal }: OpeningContext): Promise<string> {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    onProgress: (step) => {
      say(EMBEDDED_TEXT[step]);
      if (step === 'gave-up') onFatal('the embedded PostgreSQL does not start again');
    },
  });
  closers.add('embedded PostgreSQL', () => postgres.stop());
  return postgres.url();
}

const EMBEDDED_TEXT: Readonly<Record<EmbeddedStep, Text>> = {
  initialising: { en: 'Making a new PostgreSQL data folder …', nl: 'Maakt een nieuwe PostgreSQL-datamap …' },
  starting: { en: 'Starting PostgreSQL …', nl: 'Start PostgreSQL …' },
  adopted: {
    en: 'Took over the PostgreSQL that an earlier process left running.',
    nl: 'De PostgreSQL overgenomen die een eerder proces had laten draaien.',
  },
  restarting: { en: 'PostgreSQL stopped; starting it again …', nl: 'PostgreSQL stopte; start het opnieuw …' },
  'gave-up': {
    en: 'PostgreSQL does not start again; Peil stops.',
    nl: 'PostgreSQL start niet opnieuw; Peil stopt.',
  },
};

const WAITING: Text = {
  en: 'Waiting for another process that migrates this database …',
  nl: 'Wacht op een ander proces dat deze database migreert …',
};

function migrationText(step: MigrationStep): Text {
  if (step.kind === 'waiting') return WAITING;
  if (step.kind === 'applied') return { en: `  ${step.name}`, nl: `  ${step.name}` };
  const { count } = step;
  return {
    en: `Migrating the database: ${count} step(s) …`,
    nl: `Migreert de database: ${count} stap(pen) …`,
  };
}
