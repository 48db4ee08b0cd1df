import type { Temporal } from 'temporal-polyfill';

/** A session ends when nothing was asked for this long … */
export const IDLE_MINUTES = 4 * 60;
/** … and in any case this long after the login. */
export const ABSOLUTE_MINUTES = 12 * 60;
/** `last_seen_at` is written at most this often. */
export const TOUCH_SECONDS = 60;

/** When a session seen last at `lastSeenAt` ends by itself: idle or absolute, whichever is first. */
export function endOfSession(lastSeenAt: Temporal.Instant, absoluteEnd: Temporal.Instant): Temporal.Instant {
  const idleEnd = lastSeenAt.add({ minutes: IDLE_MINUTES });
  return idleEnd.epochMilliseconds < absoluteEnd.epochMilliseconds ? idleEnd : absoluteEnd;
}
