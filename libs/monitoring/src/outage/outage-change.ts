import type { Temporal } from 'temporal-polyfill';

/** One row of `outage`, as the other contexts need it. */
export interface OutageRow {
  readonly id: string;
  readonly number: number;
  readonly organisationId: string;
  readonly configurationItemId: string;
  readonly title: string;
  readonly reason: string | null;
  readonly startedAt: Temporal.Instant;
  readonly detectedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
}

/**
 * What a transition did: `opened` or `ended` an outage, one more check `joined` it or `left` it while others
 * still fail. `none`: it concerns no outage.
 */
export type OutageChange =
  | { readonly kind: 'opened' | 'joined' | 'left' | 'ended'; readonly outage: OutageRow }
  | { readonly kind: 'none'; readonly outage: null };

/** A hard transition, as claimed from its table. */
export interface HardTransition {
  readonly id: number;
  readonly checkId: string;
  readonly organisationId: string;
  readonly at: Temporal.Instant;
  readonly fromState: 'unknown' | 'up' | 'degraded' | 'down';
  readonly toState: 'unknown' | 'up' | 'degraded' | 'down';
  readonly reason: string | null;
  readonly evidence: string | null;
  readonly firstBadAt: Temporal.Instant | null;
}
