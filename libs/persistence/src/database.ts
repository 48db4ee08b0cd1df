import { setTimeout as pause } from 'node:timers/promises';
import { systemClock, type Clock } from '@peil/platform';
import { DataSource, type QueryRunner } from 'typeorm';
import { sqlStateOf } from './sql-state.js';
import { openTx, type Scope, type Tx } from './transaction.js';
import { installTypeParsers } from './wire-values.js';

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly applicationName: string;
  readonly clock?: Clock;
  /** Told of a broken idle connection; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** Serialization failure and deadlock: the same transaction may succeed a moment later. */
const RETRIED = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 20;

const ENTER_SCOPE = `select set_config('role', 'peil_app', true), set_config('peil.organisations', $1, true),
  set_config('peil.actor', $2, true)`;

/** The one way to the tables: every statement runs in a transaction that names its organisations and its actor. */
export class Database {
  private constructor(
    readonly dataSource: DataSource,
    readonly url: string,
    private readonly clock: Clock,
  ) {}

  static async connect(options: DatabaseOptions): Promise<Database> {
    installTypeParsers();
    const dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      poolSize: options.poolSize,
      applicationName: options.applicationName,
      connectTimeoutMS: 10_000,
      installExtensions: false,
      entities: [],
      poolErrorHandler: (error: Error) => options.onConnectionLost?.(error),
      extra: { keepAlive: true },
    });
    await dataSource.initialize();
    return new Database(dataSource, options.url, options.clock ?? systemClock);
  }

  /**
   * Runs `work` in a transaction as the role that row-level security is forced on.
   * A deadlock or serialization failure runs it again, so `work` must not touch anything but `tx`.
   */
  async transaction<Result>(scope: Scope, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(scope, work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRIED.has(sqlStateOf(error) ?? '')) throw error;
        await pause(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
      }
    }
  }

  /** Answers when the database does; for readiness. */
  async ping(): Promise<void> {
    await this.dataSource.query('select 1');
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async once<Result>(scope: Scope, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const organisations = scope.organisations === 'all' ? 'all' : scope.organisations.join(',');
      await runner.query(ENTER_SCOPE, [organisations, `${scope.actor.kind}:${scope.actor.id}`]);
      const result = await work(openTx(runner, scope.actor, this.clock));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** A broken connection cannot roll back; PostgreSQL does so itself, and the first error is the one that tells. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}
