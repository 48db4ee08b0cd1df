import { randomBytes } from 'node:crypto';
import { hashPassword } from '@peil/identity';
import { applyConfig } from '@peil/monitoring';
import type { Database, Tx } from '@peil/persistence';
import { systemActor, type Clock } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { demoConfig, type WatchedLabs } from './catalogue/demo-config.js';
import { demoFlag, DEMO_SOURCE, writeDemoState } from './demo-state.js';
import { loadKnown } from './history/past.js';
import { planHistory } from './history/plan-history.js';
import { writeRecentSamples } from './history/write-recent-samples.js';
import { writeRedesign } from './history/write-redesign.js';
import { writeStretches } from './history/write-stretches.js';
import { removeDemo } from './remove-demo.js';

export interface DemoOptions {
  readonly clock: Clock;
  /** The labs whose servers are watched; null describes the demo without measuring it. */
  readonly labs: WatchedLabs | null;
  readonly seed?: number;
  readonly months?: number;
  /** Share of outages that the redesign took away; 0 plants none. */
  readonly effect?: number;
  readonly onProgress?: (share: number) => void;
  /** Told when everybody can sign in; the history follows. */
  readonly onCatalogue?: () => void;
  /** Of every demo account; kept so that it can be shown again. */
  readonly password?: string;
  /** Stops between two stretches; the next load begins anew. */
  readonly signal?: AbortSignal | undefined;
}

export interface LoadedDemo {
  readonly outages: number;
  readonly tickets: number;
}

const SCOPE = { organisations: 'all', actor: systemActor('demo') } as const;
const DEFAULTS = { seed: 20_260_101, months: 36, effect: 0.4, onProgress: () => undefined } as const;
const NO_LABS: WatchedLabs = { steady: [], restless: [] };

/**
 * Loads the demo: the catalogue, three years of history in stretches that are committed one by one, and the samples
 * of the last two days. What a load that died left behind is removed first.
 */
export async function loadDemo(database: Database, options: DemoOptions): Promise<LoadedDemo> {
  const { clock, labs, seed, months, effect, onProgress, signal } = { ...DEFAULTS, ...options };
  const now = clock.now();
  await removeDemo(database, clock);
  await database.transaction(SCOPE, (tx) => writeDemoState(tx, 'loading', now));
  const history = planHistory({ now, seed, months, effect, watched: labs !== null });
  const password = options.password ?? drawPassword();
  const passwordHash = await hashPassword(password);
  const known = await database.transaction(SCOPE, async (tx) => {
    await applyCatalogue(tx, { labs, passwordHash, password, now });
    await writeRedesign(tx, history.waves);
    return loadKnown(tx);
  });
  options.onCatalogue?.();
  const tickets = await writeStretches(database, {
    known,
    history,
    clock,
    watched: labs !== null,
    onProgress,
    signal,
  });
  const checks = [...known.checks.values()];
  await writeRecentSamples(database, checks, { history, nowMs: now.epochMilliseconds, signal });
  return { outages: history.outages.length, tickets };
}

/** Random, since the demo may stand beside real data. */
export function drawPassword(): string {
  return `peil-${randomBytes(6).toString('hex')}`;
}

interface Catalogue {
  readonly labs: WatchedLabs | null;
  readonly password: string;
  readonly passwordHash: string;
  readonly now: Temporal.Instant;
}

async function applyCatalogue(tx: Tx, { labs, password, passwordHash, now }: Catalogue): Promise<void> {
  const config = demoConfig(labs ?? NO_LABS, { watch: false });
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
