import type { HardTransition, OutageRow, SiteChange } from '@peil/monitoring';
import type { Database, Tx } from '@peil/persistence';
import type { Clock, Log } from '@peil/platform';
import type { Queues } from '@peil/queues';
import type { Temporal } from 'temporal-polyfill';
import type { Loop } from './loop.js';

/** Applies one hard transition to every context, in the transaction that marks it processed. */
type OnTransition = (tx: Tx, transition: HardTransition, now: Temporal.Instant) => Promise<unknown>;

/** Tells on-call, once, that a site went blind or is seen again. */
type OnSiteChange = (tx: Tx, change: SiteChange, now: Temporal.Instant) => Promise<unknown>;

/** Closes what an outage opened, when it ended because its checks were disabled or deleted. */
type OnOutageAbandoned = (tx: Tx, outage: OutageRow, now: Temporal.Instant) => Promise<unknown>;

/** Counters of this process; every one may be left out. */
export interface WorkerMetrics {
  samplesIngested(stored: number, durationMs: number): void;
  windowsPlanned(count: number): void;
}

export interface WorkerDeps {
  readonly database: Database;
  readonly queues: Queues;
  readonly clock: Clock;
  readonly log: Log;
  readonly onTransition: OnTransition;
  readonly onSiteChange?: OnSiteChange;
  readonly onOutageAbandoned?: OnOutageAbandoned;
  readonly metrics?: WorkerMetrics;
  /** What else this process does by itself, such as sending messages; started and stopped with the rest. */
  readonly loops?: readonly Loop[];
}
