import { dueInstant } from './due-instant.js';
import type { DueOutcome, SlaClock, SlaWarning } from './sla-clock.js';

/** When a warning is due; for `before` with less than that to go from the start, at the start. */
export function warningInstant(clock: SlaClock, warning: SlaWarning): DueOutcome {
  return dueInstant({ ...clock, targetSeconds: warningTargetSeconds(clock.targetSeconds, warning) });
}

/**
 * Business seconds after which a warning is due; a percentage is rounded up to a whole second.
 * @throws {RangeError} when the percentage is not in (0, 100] or the seconds are no whole number of at least 0.
 */
export function warningTargetSeconds(targetSeconds: number, warning: SlaWarning): number {
  if (warning.kind === 'percent') {
    if (warning.percent > 0 && warning.percent <= 100)
      return Math.ceil((targetSeconds * warning.percent) / 100);
    throw new RangeError(`percent must be above 0 and at most 100, got ${warning.percent}`);
  }
  if (Number.isSafeInteger(warning.beforeSeconds) && warning.beforeSeconds >= 0) {
    return Math.max(0, targetSeconds - warning.beforeSeconds);
  }
  throw new RangeError(`beforeSeconds must be a whole number of at least 0, got ${warning.beforeSeconds}`);
}
