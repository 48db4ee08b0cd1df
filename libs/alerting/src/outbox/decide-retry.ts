import type { Temporal } from 'temporal-polyfill';

/** What becomes of a message after a failed attempt. */
export type Retry = { readonly kind: 'again'; readonly at: Temporal.Instant } | { readonly kind: 'given_up' };

const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 15 * 60;
const MAX_AGE_HOURS = 72;

/**
 * Pauses double from ten seconds to a quarter of an hour, so that a mail server that was down for a night gets its
 * messages in the morning. Given up are permanent failures, and messages of three days ago: those tell nobody
 * anything any more, and would come as a flood when a mail server is set at last.
 */
export function decideRetry(
  failure: { readonly attempts: number; readonly permanent: boolean; readonly createdAt: Temporal.Instant },
  now: Temporal.Instant,
): Retry {
  const oldest = now.subtract({ hours: MAX_AGE_HOURS });
  const tooOld = failure.createdAt.epochMilliseconds < oldest.epochMilliseconds;
  if (failure.permanent || tooOld) return { kind: 'given_up' };
  const doubled = FIRST_PAUSE_SECONDS * 2 ** Math.min(failure.attempts - 1, 20);
  return { kind: 'again', at: now.add({ seconds: Math.min(doubled, LONGEST_PAUSE_SECONDS) }) };
}
