import { Temporal } from 'temporal-polyfill';
import type { ClassDurationsMs, Timeline } from './availability-class.js';
import { availabilityRatio, type AvailabilityPolicy } from './availability-ratio.js';
import { zeroDurations } from './timeline.js';

/** One local day as absolute time: 23 or 25 hours when the clocks change. */
export interface LocalDay {
  /** "YYYY-MM-DD". */
  readonly date: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What one local day held. */
export interface DayBar extends LocalDay {
  /** Adds up to the part of the day that the timeline covers: a day not over yet, or before the first, counts less. */
  readonly durationsMs: ClassDurationsMs;
  /** In [0, 1]; null when nothing was measured. */
  readonly ratio: number | null;
}

/** Local days in a row in an IANA zone, from `firstDate` ("YYYY-MM-DD") on. */
export function localDays(firstDate: string, count: number, zone: string): LocalDay[] {
  const first = Temporal.PlainDate.from(firstDate);
  const dates = Array.from({ length: count + 1 }, (_, i) => first.add({ days: i }));
  const starts = dates.map((date) => date.toZonedDateTime(zone).epochMilliseconds);
  return dates.slice(0, count).map((date, i) => {
    const fromMs = starts[i] ?? 0;
    return { date: date.toString(), fromMs, untilMs: starts[i + 1] ?? fromMs };
  });
}

/** The bar of each day (ascending, as from {@link localDays}) over one timeline, in one pass. */
export function dayBars(
  timeline: Timeline,
  days: readonly LocalDay[],
  policy?: AvailabilityPolicy,
): DayBar[] {
  let next = 0;
  return days.map((day) => {
    const durationsMs = zeroDurations();
    for (let span = timeline[next]; span && span.fromMs < day.untilMs; span = timeline[next]) {
      const overlapMs = Math.min(span.untilMs, day.untilMs) - Math.max(span.fromMs, day.fromMs);
      durationsMs[span.class] += Math.max(0, overlapMs);
      if (span.untilMs > day.untilMs) break;
      next += 1;
    }
    return { ...day, durationsMs, ratio: availabilityRatio(durationsMs, policy) };
  });
}
