import type { StateTransition } from '../check-state/check-state.js';
import type { StateChange } from './timeline.js';

/**
 * Confirmed history: hard transitions, each from the first sample of the run that was confirmed,
 * so that the time it took to confirm counts as what it turned out to be.
 */
export function confirmedChanges(transitions: readonly StateTransition[]): StateChange[] {
  return transitions.filter((t) => t.hard).map(({ to, sinceMs }) => ({ atMs: sinceMs, state: to }));
}

/** Observed history: every transition, soft ones included, from the sample that showed it. */
export function observedChanges(transitions: readonly StateTransition[]): StateChange[] {
  return transitions.map(({ to, atMs }) => ({ atMs, state: to }));
}
