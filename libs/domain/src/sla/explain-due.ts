import { Temporal } from 'temporal-polyfill';
import { compileCalendar, type Span } from '../calendar/business-calendar.js';
import { businessDays } from '../calendar/open-intervals.js';
import { countedSpans, mergePauses } from './counted-time.js';
import { dueInstant } from './due-instant.js';
import { elapsedSeconds } from './elapsed-seconds.js';
import type { DueOutcome, SlaClock } from './sla-clock.js';

/** One line of the reasoning behind a due instant. */
export type ExplanationLine =
  | {
      /** Opening time that counted. */
      readonly kind: 'counted';
      readonly from: Temporal.Instant;
      readonly until: Temporal.Instant;
      readonly seconds: number;
      /** Counted so far, this line included. */
      readonly totalSeconds: number;
      /** Local date on which the block opened. */
      readonly date: string;
      /** Index in the calendar's `versions`; undefined for an exception outside every version. */
      readonly versionIndex: number | undefined;
    }
  | {
      /** A (merged) pause; `seconds` is the opening time it held back. An open pause has neither. */
      readonly kind: 'paused';
      readonly from: Temporal.Instant;
      readonly until: Temporal.Instant | null;
      readonly seconds: number | null;
    }
  | {
      /** A day that does not follow the weekly hours. */
      readonly kind: 'special_day';
      readonly reason: 'holiday' | 'exception';
      readonly date: string;
    };

export interface DueExplanation {
  readonly outcome: DueOutcome;
  readonly start: Temporal.Instant;
  readonly targetSeconds: number;
  /** Counted time and pauses by their beginning, each special day before what happened on it. */
  readonly lines: readonly ExplanationLine[];
}

interface PlacedLine {
  readonly atMs: number;
  readonly line: ExplanationLine;
}

/** {@link dueInstant} with its reasoning, block by block and pause by pause. */
export function explainDue(clock: SlaClock): DueExplanation {
  const outcome = dueInstant(clock);
  const dueMs = outcome.kind === 'due' ? outcome.at.epochMilliseconds : Infinity;
  const counted = countedLines(clock, dueMs);
  const range = { fromMs: clock.start.epochMilliseconds, untilMs: counted.reachedMs };
  const placed = [...specialDayLines(clock, range), ...counted.lines, ...pauseLines(clock, range)];
  const lines = placed.toSorted((a, b) => a.atMs - b.atMs).map(({ line }) => line);
  return { outcome, start: clock.start, targetSeconds: clock.targetSeconds, lines };
}

function countedLines(clock: SlaClock, dueMs: number): { lines: PlacedLine[]; reachedMs: number } {
  const lines: PlacedLine[] = [];
  let totalMs = 0;
  let reachedMs = clock.start.epochMilliseconds;
  for (const { fromMs, untilMs, day } of countedSpans(clock, dueMs)) {
    const before = Math.floor(totalMs / 1_000);
    totalMs += untilMs - fromMs;
    reachedMs = untilMs;
    const totalSeconds = Math.floor(totalMs / 1_000);
    const line: ExplanationLine = {
      kind: 'counted',
      from: Temporal.Instant.fromEpochMilliseconds(fromMs),
      until: Temporal.Instant.fromEpochMilliseconds(untilMs),
      seconds: totalSeconds - before,
      totalSeconds,
      date: day.date,
      versionIndex: day.versionIndex,
    };
    lines.push({ atMs: fromMs, line });
  }
  return { lines, reachedMs };
}

function pauseLines(clock: SlaClock, range: Span): PlacedLine[] {
  return mergePauses(clock.pauses)
    .filter((pause) => pause.untilMs > range.fromMs && pause.fromMs <= range.untilMs)
    .map((pause) => {
      const from = Temporal.Instant.fromEpochMilliseconds(pause.fromMs);
      if (pause.untilMs === Infinity) {
        return { atMs: pause.fromMs, line: { kind: 'paused', from, until: null, seconds: null } };
      }
      const until = Temporal.Instant.fromEpochMilliseconds(pause.untilMs);
      const held = { calendar: clock.calendar, start: laterOf(from, clock.start), pauses: [] };
      const line = { kind: 'paused', from, until, seconds: elapsedSeconds(held, until) } as const;
      return { atMs: pause.fromMs, line };
    });
}

function specialDayLines({ calendar }: SlaClock, range: Span): PlacedLine[] {
  const lines: PlacedLine[] = [];
  for (const { date, source } of businessDays(compileCalendar(calendar), range)) {
    if (source !== 'holiday' && source !== 'exception') continue;
    const day = Temporal.PlainDate.from(date);
    const startMs = day.toZonedDateTime(calendar.zone).epochMilliseconds;
    const endMs = day.add({ days: 1 }).toZonedDateTime(calendar.zone).epochMilliseconds;
    if (endMs > range.fromMs && startMs < range.untilMs) {
      lines.push({ atMs: startMs, line: { kind: 'special_day', reason: source, date } });
    }
  }
  return lines;
}

function laterOf(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}
