import type { Temporal } from 'temporal-polyfill';
import { countedSpans, type CountingClock } from './counted-time.js';

/**
 * Whole business seconds that counted between the start of a clock and `until`, pauses left out;
 * a last second that has not fully passed is not counted. 0 when `until` is not after the start.
 * @throws {InvalidCalendar} when the calendar has faults.
 */
export function elapsedSeconds(clock: CountingClock, until: Temporal.Instant): number {
  let elapsedMs = 0;
  for (const span of countedSpans(clock, until.epochMilliseconds)) elapsedMs += span.untilMs - span.fromMs;
  return Math.floor(elapsedMs / 1_000);
}
