import { randomBytes } from 'node:crypto';
import { hashPassword } from '@peil/identity';
import { applyConfig } from '@peil/monitoring';
import type { Database, Tx } from '@peil/persistence';
import { systemActor, type Clock } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { demoConfig, type WatchedLabs } from './catalogue/demo-config.js';
import { demoFlag, DEMO_SOURCE, tellDemo, writeDemoState } from './demo-state.js';
import { openPast, loadPastChecks, type PastCheck } from './history/past.js';
import { planHistory, type History } from './history/plan-history.js';
import { writeHistory, writePresent } from './history/write-history.js';
import { writeRecentSamples } from './history/write-recent-samples.js';
import { writeRedesign } from './history/write-redesign.js';

export interface DemoOptions {
  readonly clock: Clock;
  /** The labs whose servers are watched; null describes the demo without measuring it. */
  readonly labs: WatchedLabs | null;
  readonly seed?: number;
  readonly months?: number;
  /** Share of outages that the redesign took away; 0 plants none. */
  readonly effect?: number;
  readonly onProgress?: (share: number) => void;
}

export interface LoadedDemo {
  readonly outages: number;
  readonly tickets: number;
  /** Of every demo account; kept so that it can be shown again. */
  readonly password: string;
}

const SCOPE = { organisations: 'all', actor: systemActor('demo') } as const;
const DEFAULTS = { seed: 20_260_101, months: 36, effect: 0.4, onProgress: () => undefined } as const;
const NO_LABS: WatchedLabs = { steady: [], restless: [] };

/**
 * Loads the demo: the catalogue and three years of history in one transaction, so that nobody sees half of it and
 * a crash leaves nothing; then the samples of the last two days.
 */
export async function loadDemo(database: Database, options: DemoOptions): Promise<LoadedDemo> {
  const { clock, labs, seed, months, effect, onProgress } = { ...DEFAULTS, ...options };
  const now = clock.now();
  await database.transaction(SCOPE, (tx) => writeDemoState(tx, 'loading', now));
  const history = planHistory({ now, seed, months, effect });
  const password = `peil-${randomBytes(6).toString('hex')}`;
  const passwordHash = await hashPassword(password);
  try {
    const written = await database.transaction(SCOPE, async (tx) => {
      await applyCatalogue(tx, { labs, passwordHash, password, now });
      return writePast(tx, history, { now, onProgress });
    });
    await writeRecentSamples(database, written.checks, { history, nowMs: now.epochMilliseconds });
    return { outages: history.outages.length, tickets: written.tickets, password };
  } catch (error) {
    await database.transaction(SCOPE, (tx) => writeDemoState(tx, 'absent', now));
    throw error;
  }
}

interface Catalogue {
  readonly labs: WatchedLabs | null;
  readonly password: string;
  readonly passwordHash: string;
  readonly now: Temporal.Instant;
}

async function applyCatalogue(tx: Tx, { labs, password, passwordHash, now }: Catalogue): Promise<void> {
  const config = demoConfig(labs ?? NO_LABS, { watch: true });
  await applyConfig(tx, config, { now, source: DEMO_SOURCE });
  const slugs = config.organisations.map(({ id }) => id);
  const emails = config.people.map(({ email }) => email);
  await tx.execute('update organisation set demo = true where slug = any ($1::text[])', [slugs]);
  await tx.execute('update person set password_hash = $2 where email = any ($1::text[])', [
    emails,
    passwordHash,
  ]);
  await demoFlag(tx, 'demo.password', password);
}

async function writePast(
  tx: Tx,
  history: History,
  { now, onProgress }: { readonly now: Temporal.Instant; readonly onProgress: (share: number) => void },
): Promise<{ checks: readonly PastCheck[]; tickets: number }> {
  const past = await openPast(tx);
  await writeRedesign(past.tx, history.waves);
  await writeHistory(past, history, { onProgress });
  await writePresent(past, history, now.epochMilliseconds);
  await tx.query(`select set_config('peil.quiet', 'off', true)`);
  await writeDemoState(tx, 'loaded', now);
  await tellDemo(tx, now);
  return { checks: await loadPastChecks(tx), tickets: past.tickets.size };
}
