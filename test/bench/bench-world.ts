import { mkdtemp, rm, chmod } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Database, migrate, startEmbeddedPostgres, type Scope } from '@peil/persistence';
import { systemActor, systemClock } from '@peil/platform';
import { aCheck, aConfigurationItem, aSite } from '../builders/infrastructure.js';
import { anOrganisation } from '../builders/people.js';
import type { BenchOptions } from './bench-options.js';
import type { Started } from './timing.js';

const SCOPE: Scope = { organisations: 'all', actor: systemActor('bench') };

export interface BenchWorld {
  readonly folder: string;
  readonly url: string;
  readonly postgresPid: number;
  samplesBetween(fromMs: number, untilMs: number): Promise<(Started & { outcome: string; target: string })[]>;
  /** Number of checks that have been measured. */
  measured(): Promise<number>;
  close(): Promise<void>;
}

/** An embedded PostgreSQL with production settings that holds the checks to run. */
export async function makeBenchWorld(options: BenchOptions, targets: readonly string[]): Promise<BenchWorld> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'peil-bench-'));
  await chmod(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  const url = postgres.url();
  await migrate(url);
  const database = await Database.connect({ url, poolSize: 2, applicationName: 'peil bench' });
  await database.transaction(SCOPE, async (tx) => {
    const { id: organisation_id } = await anOrganisation(tx);
    const { id: site_id } = await aSite(tx, { organisation_id, slug: 'bench', name: 'Bench' });
    for (const target of targets) {
      const item = await aConfigurationItem(tx, { organisation_id, name: target });
      await aCheck(tx, {
        organisation_id,
        site_id,
        configuration_item_id: item.id,
        kind: 'http',
        name: target,
        target,
        interval_ms: options.intervalS * 1000,
        retry_interval_ms: Math.min(5000, options.intervalS * 1000),
        timeout_ms: Math.min(10_000, options.intervalS * 1000),
        updated_at: systemClock.now(),
      });
    }
  });
  return {
    folder,
    url,
    postgresPid: postgres.pid,
    samplesBetween: (fromMs, untilMs) =>
      database.transaction(SCOPE, (tx) =>
        tx.query(
          `select s.check_id as "checkId", (extract(epoch from s.due_at) * 1000)::bigint as "dueMs",
             s.lag_ms as "lagMs", s.outcome, c.target from sample s join check_definition c on c.id = s.check_id
           where s.due_at >= to_timestamp($1 / 1000.0) and s.due_at < to_timestamp($2 / 1000.0)`,
          [fromMs, untilMs],
        ),
      ),
    measured: async () => {
      const [row] = await database.transaction(SCOPE, (tx) =>
        tx.query<{ count: number }>(
          'select count(*) as count from check_state where last_due_at is not null',
        ),
      );
      return row?.count ?? 0;
    },
    close: async () => {
      await database.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
