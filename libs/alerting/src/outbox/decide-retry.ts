import type { Temporal } from 'temporal-polyfill';

/** What becomes of a message after a failed attempt. */
export type Retry = { readonly kind: 'again'; readonly at: Temporal.Instant } | { readonly kind: 'given_up' };

const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 15 * 60;

/**
 * Never gives up by itself: a mail server that is down for a night gets its messages in the morning. Pauses double
 * from ten seconds to a quarter of an hour; only a permanent failure ends it.
 */
export function decideRetry(
  failure: { readonly attempts: number; readonly permanent: boolean },
  now: Temporal.Instant,
): Retry {
  if (failure.permanent) return { kind: 'given_up' };
  const doubled = FIRST_PAUSE_SECONDS * 2 ** Math.min(failure.attempts - 1, 20);
  return { kind: 'again', at: now.add({ seconds: Math.min(doubled, LONGEST_PAUSE_SECONDS) }) };
}
