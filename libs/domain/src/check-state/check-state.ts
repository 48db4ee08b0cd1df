/** The states a check can be in. `unknown`: nobody measured (never yet, or the collector was blind). */
export const CHECK_STATES = ['unknown', 'up', 'degraded', 'down'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** What one probe reported. `unknown`: the collector could not judge, e.g. its own reference targets failed. */
export const SAMPLE_OUTCOMES = ['ok', 'degraded', 'fail', 'unknown'] as const;
export type SampleOutcome = (typeof SAMPLE_OUTCOMES)[number];

/** The state a single outcome points at, before any confirmation. */
export const STATE_OF_OUTCOME: Readonly<Record<SampleOutcome, CheckState>> = {
  ok: 'up',
  degraded: 'degraded',
  fail: 'down',
  unknown: 'unknown',
};

/** The folded state of one check; a row of the database satisfies it as it is. */
export interface CheckStateRow {
  readonly checkId: string;
  /** What the newest sample showed. */
  readonly state: CheckState;
  /** True when `state` is confirmed, or `unknown` (that nobody measured needs no confirmation). */
  readonly hard: boolean;
  /** The last confirmed state that was measured; survives a blind period. `unknown` only before the first one. */
  readonly hardState: CheckState;
  /** Consecutive known samples worse than `hardState`, counting towards `confirmations`; 0 once confirmed. */
  readonly failures: number;
  /** Consecutive known samples better than `hardState`, counting towards `recoveries`; 0 once confirmed. */
  readonly successes: number;
  /** Due instant (epoch milliseconds) of the first sample of the present `state`. */
  readonly sinceMs: number;
  /** Due instant of the newest folded sample; null before the first. Older or equal samples are ignored. */
  readonly lastDueMs: number | null;
}

/** The part of a sample that decides about state. */
export interface StateSample {
  /** Planned instant of the probe, epoch milliseconds; with the check it is the idempotency key. */
  readonly dueMs: number;
  readonly outcome: SampleOutcome;
}

/** How many samples in a row confirm a change. Both are integers of at least 1; 1 means at once. */
export interface ConfirmationPolicy {
  readonly confirmations: number;
  readonly recoveries: number;
}

/**
 * A change of state, to be stored as a row in the order given. The hard ones alone are the confirmed
 * history (each `from` is the `to` of the hard one before it); the `to` of all of them is what was observed.
 * A change that is observed and confirmed by the same sample is one hard transition.
 */
export interface StateTransition {
  readonly checkId: string;
  readonly from: CheckState;
  readonly to: CheckState;
  readonly hard: boolean;
  /** Due instant of the sample that decided. */
  readonly atMs: number;
  /** Due instant of the first sample in a row that showed `to`; at most `atMs`. */
  readonly sinceMs: number;
}

/** The outcome of folding one or more samples. */
export interface StepResult {
  readonly state: CheckStateRow;
  readonly transitions: readonly StateTransition[];
  /** True while a change waits for confirmation: probe again at the retry interval. */
  readonly confirmSoon: boolean;
  /** Number of samples not folded because an equal or newer due instant was folded before. */
  readonly ignored: number;
}
