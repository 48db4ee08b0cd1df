import { Temporal } from 'temporal-polyfill';
import { compileCalendar, type BusinessCalendar, type BusinessDay, type Span } from './business-calendar.js';
import type { CalendarDefinition } from './calendar-definition.js';

const DAY_MS = 86_400_000;
/** A block may open up to two days before the instant it still covers, and local dates differ by one from UTC. */
const LOOK_BACK_DAYS = 3;
/** Nothing is looked for further than a century ahead. */
const MOST_DAYS_AHEAD = 36_525;

/** A stretch in which the calendar is open, half-open, within one opening block of one local date. */
export interface OpenInterval {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** Local date ("YYYY-MM-DD") on which the block opened. */
  readonly date: string;
  /** Index in `versions` of the hours in force; undefined for an exception outside every version. */
  readonly versionIndex: number | undefined;
}

/** A {@link Span} of opening time with the day it comes from. */
export interface OpenSpan extends Span {
  readonly day: BusinessDay;
}

/**
 * The opening time of a calendar within `[from, until)`, ascending, never overlapping, worked out as it is asked for.
 * @throws {InvalidCalendar} when the calendar has faults.
 */
export function* openIntervals(
  calendar: CalendarDefinition,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Generator<OpenInterval> {
  const range = { fromMs: from.epochMilliseconds, untilMs: until.epochMilliseconds };
  for (const { fromMs, untilMs, day } of openSpans(compileCalendar(calendar), range)) {
    yield {
      from: Temporal.Instant.fromEpochMilliseconds(fromMs),
      until: Temporal.Instant.fromEpochMilliseconds(untilMs),
      date: day.date,
      versionIndex: day.versionIndex,
    };
  }
}

/** {@link openIntervals} in epoch milliseconds; `untilMs` may be Infinity. */
export function* openSpans(calendar: BusinessCalendar, range: Span): Generator<OpenSpan> {
  let reachedMs = range.fromMs;
  for (const day of businessDays(calendar, range)) {
    for (const span of day.spans) {
      if (span.untilMs <= reachedMs) continue;
      const fromMs = Math.max(span.fromMs, reachedMs);
      if (fromMs >= range.untilMs) return;
      reachedMs = span.untilMs;
      yield { fromMs, untilMs: Math.min(span.untilMs, range.untilMs), day };
    }
  }
}

/** The local days whose blocks can touch a range, ascending; a few before it included. */
export function* businessDays(calendar: BusinessCalendar, range: Span): Generator<BusinessDay> {
  const first = Math.floor(range.fromMs / DAY_MS) - LOOK_BACK_DAYS;
  const last = Math.min(
    calendar.lastDayNumber,
    Math.floor(range.untilMs / DAY_MS) + 1,
    first + LOOK_BACK_DAYS + MOST_DAYS_AHEAD,
  );
  for (let dayNumber = first; dayNumber <= last; dayNumber += 1) yield calendar.dayAt(dayNumber);
}
