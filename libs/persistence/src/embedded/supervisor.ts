import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '@peil/platform';
import { Client } from 'pg';
import { urlFor } from './credentials.js';
import {
  runPostmaster,
  stopPostmaster,
  type Durability,
  type Postmaster,
  type PostmasterPlan,
} from './postmaster.js';

export type EmbeddedStep = 'initialising' | 'starting' | 'adopted' | 'restarting' | 'gave-up';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly durability?: Durability;
  readonly maxConnections?: number;
  readonly onProgress?: (step: EmbeddedStep) => void;
}

/** A running embedded server, as its owner sees it. */
export interface EmbeddedPostgres {
  /** Address of a database in this server; 'peil' exists. */
  url(database?: string): string;
  readonly pid: number;
  readonly adopted: boolean;
  /** Stops the server (fast) and lets go of the data folder. */
  stop(): Promise<void>;
}

/** One process owns a data folder: whoever holds this session lock in its server. */
const OWNER_LOCK = 0x70_65_69_6d;
const LOCK_WITHIN_MS = 8000;
const LOCK_POLL_MS = 200;
const MAX_FAILURES = 5;
const RESTART_PAUSE_MS = 1000;
const DATABASE = 'peil';

interface Ownership {
  readonly session: Client;
  readonly lost: Promise<void>;
}

/** Keeps one server running for as long as this process owns its data folder. */
export class Supervisor implements EmbeddedPostgres {
  private server: Postmaster | undefined;
  private ownership: Ownership | undefined;
  private stopping = false;

  constructor(
    private readonly plan: PostmasterPlan,
    private readonly options: EmbeddedOptions,
  ) {}

  get pid(): number {
    return this.running().pid;
  }

  get adopted(): boolean {
    return this.running().adopted;
  }

  url(database = DATABASE): string {
    return urlFor({ password: this.plan.password, port: this.running().port, database });
  }

  async begin(): Promise<void> {
    this.options.onProgress?.('starting');
    await this.ownAtLast();
    if (this.adopted) this.options.onProgress?.('adopted');
    void this.watch();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.ownership?.session.end().catch(() => undefined);
    await stopPostmaster(this.plan.cluster);
  }

  private running(): Postmaster {
    if (!this.server) throw new Error('The embedded PostgreSQL has not been started.');
    return this.server;
  }

  /** A server that is adopted may be stopped at that moment by its previous owner; the next try starts it anew. */
  private async ownAtLast(): Promise<void> {
    for (let triesLeft = MAX_FAILURES; ; triesLeft--) {
      try {
        return await this.own(this.plan);
      } catch (error) {
        if (error instanceof StartupError || triesLeft === 1) throw error;
        await pause(RESTART_PAUSE_MS);
      }
    }
  }

  private async own(plan: PostmasterPlan): Promise<void> {
    this.server = await runPostmaster(plan);
    this.ownership = await takeOwnership(this.url('postgres'), plan.cluster);
    await ensureDatabase(this.ownership.session);
  }

  /** The session that holds the lock breaks when the server dies; then the server is started on the same port. */
  private async watch(): Promise<void> {
    for (let failures = 0; failures < MAX_FAILURES;) {
      await this.ownership?.lost;
      if (this.stopping) return;
      this.options.onProgress?.('restarting');
      await pause(RESTART_PAUSE_MS);
      if (this.stopping) return;
      const owned = await this.own({ ...this.plan, port: this.running().port }).then(
        () => true,
        () => false,
      );
      failures = owned ? 0 : failures + 1;
    }
    this.options.onProgress?.('gave-up');
  }
}

async function takeOwnership(url: string, cluster: string): Promise<Ownership> {
  const session = new Client({ connectionString: url, application_name: 'peil supervisor', keepAlive: true });
  const lost = new Promise<void>((resolve) => {
    session.on('error', () => resolve());
    session.on('end', () => resolve());
  });
  await session.connect();
  for (let leftMs = LOCK_WITHIN_MS; leftMs > 0; leftMs -= LOCK_POLL_MS) {
    const { rows } = await session.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(${OWNER_LOCK}) as taken`,
    );
    if (rows[0]?.taken) return { session, lost };
    await pause(LOCK_POLL_MS);
  }
  await session.end();
  throw inUse(cluster);
}

async function ensureDatabase(session: Client): Promise<void> {
  const { rowCount } = await session.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) await session.query(`create database ${DATABASE}`);
}

function inUse(cluster: string): StartupError {
  return new StartupError('data_dir_in_use', {
    en: `Another Peil process is using the data in ${cluster}. Stop it first, or give this one its own folder with PEIL_DATA_DIR.`,
    nl: `Een ander Peil-proces gebruikt de gegevens in ${cluster}. Stop dat eerst, of geef dit proces een eigen map met PEIL_DATA_DIR.`,
  });
}
