import { Temporal } from 'temporal-polyfill';
import { countedSpans } from './counted-time.js';
import type { DueOutcome, SlaClock, TargetChange } from './sla-clock.js';

/** Longest target: ten years of seconds. */
export const MAX_TARGET_SECONDS = 315_576_000;

/**
 * The earliest instant at which the counted business seconds reach the target; a whole day therefore ends
 * at closing time, not at the next opening. While an open pause holds the clock there is no such instant.
 * @throws {InvalidCalendar} when the calendar has faults.
 * @throws {RangeError} when the target is no whole number from 0 to {@link MAX_TARGET_SECONDS}.
 */
export function dueInstant(clock: SlaClock): DueOutcome {
  requireTarget(clock.targetSeconds);
  let remainingMs = clock.targetSeconds * 1_000;
  if (remainingMs === 0) return { kind: 'due', at: clock.start };
  for (const { fromMs, untilMs } of countedSpans(clock, Infinity)) {
    if (fromMs + remainingMs <= untilMs) {
      return { kind: 'due', at: Temporal.Instant.fromEpochMilliseconds(fromMs + remainingMs) };
    }
    remainingMs -= untilMs - fromMs;
  }
  if (clock.pauses.some((pause) => pause.until === null)) {
    return { kind: 'paused', remainingSeconds: Math.ceil(remainingMs / 1_000) };
  }
  return { kind: 'unreachable', reason: 'no_opening_hours' };
}

/**
 * The clock after a change of target (or of priority, which brings one). `from_creation` keeps what has
 * elapsed and every pause, so the new due instant may lie in the past; `from_change` counts anew.
 */
export function changeTarget(clock: SlaClock, change: TargetChange): SlaClock {
  const changed = { ...clock, targetSeconds: change.targetSeconds };
  return change.policy === 'from_change' ? { ...changed, start: change.at } : changed;
}

function requireTarget(targetSeconds: number): void {
  if (Number.isSafeInteger(targetSeconds) && targetSeconds >= 0 && targetSeconds <= MAX_TARGET_SECONDS)
    return;
  throw new RangeError(
    `targetSeconds must be a whole number from 0 to ${MAX_TARGET_SECONDS}, got ${targetSeconds}`,
  );
}
