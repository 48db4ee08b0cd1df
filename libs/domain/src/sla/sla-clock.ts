import type { Temporal } from 'temporal-polyfill';
import type { CalendarDefinition } from '../calendar/calendar-definition.js';

/** Time that does not count, half-open `[from, until)`; `until` null means still paused. */
export interface Pause {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
}

/** One service-level clock. */
export interface SlaClock {
  readonly calendar: CalendarDefinition;
  readonly start: Temporal.Instant;
  /** Business seconds to reach; an integer from 0 up to ten years of seconds. */
  readonly targetSeconds: number;
  /** In any order, may overlap; merged before use. */
  readonly pauses: readonly Pause[];
}

/**
 * When a target is reached. `paused`: an open pause holds the clock with that many business seconds left.
 * `unreachable`: the calendar has no opening hours after what is needed (its last version ended).
 */
export type DueOutcome =
  | { readonly kind: 'due'; readonly at: Temporal.Instant }
  | { readonly kind: 'paused'; readonly remainingSeconds: number }
  | { readonly kind: 'unreachable'; readonly reason: 'no_opening_hours' };

/** Warn when a share of the target has passed, or a number of business seconds before it is reached. */
export type SlaWarning =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'before'; readonly beforeSeconds: number };

/** A change of target. `from_creation` keeps elapsed time and pauses, `from_change` starts anew at `at`. */
export interface TargetChange {
  readonly at: Temporal.Instant;
  readonly targetSeconds: number;
  readonly policy: 'from_creation' | 'from_change';
}
