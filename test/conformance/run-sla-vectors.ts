import { Temporal } from 'temporal-polyfill';
import {
  InvalidCalendar,
  changeTarget,
  dueInstant,
  elapsedSeconds,
  warningInstant,
  type CalendarDefinition,
  type DueOutcome,
  type SlaClock,
} from '@peil/domain';
import type { SlaVector, SlaVectorCalendar, SlaVectorFile } from './sla-vector-file.js';

export interface ConformanceReport {
  readonly passed: number;
  /** One sentence per failed vector. */
  readonly failures: readonly string[];
}

/** Runs every vector of a file against the engine. */
export function runSlaVectors(file: SlaVectorFile): ConformanceReport {
  const calendars = new Map(Object.entries(file.calendars).map(([name, raw]) => [name, toDefinition(raw)]));
  const failures = file.vectors.flatMap((vector) => {
    const expected = expectedOf(vector);
    const actual = actualOf(vector, calendars.get(vector.calendar));
    const title = `${vector.id} ${vector.kind} ${vector.calendar}`;
    return expected === actual
      ? []
      : [`FAILED ${title} (${vector.why}): expected ${expected}, got ${actual}`];
  });
  return { passed: file.vectors.length - failures.length, failures };
}

function toDefinition(raw: SlaVectorCalendar): CalendarDefinition {
  return {
    zone: raw.tz,
    versions: raw.versions ?? [{ hours: raw.hours ?? {} }],
    holidays: raw.holidays,
    exceptions: raw.exceptions,
  };
}

function expectedOf(vector: SlaVector): string {
  const { expected } = vector;
  if (expected === 'error') return 'error';
  if (typeof expected === 'string') return Temporal.Instant.from(expected).toString();
  if (expected !== null) return `${expected} s`;
  return vector.remaining_seconds === undefined ? 'paused' : `paused, ${vector.remaining_seconds} s left`;
}

function actualOf(vector: SlaVector, calendar: CalendarDefinition | undefined): string {
  if (!calendar) return `no calendar named ${vector.calendar} in the file`;
  const clock = toClock(vector, calendar);
  try {
    if (vector.kind === 'elapsed') {
      const end = vector.end ?? vector.created;
      return `${elapsedSeconds(clock, Temporal.Instant.from(end))} s`;
    }
    return describeOutcome(outcomeOf(vector, clock), vector.remaining_seconds !== undefined);
  } catch (error) {
    if (error instanceof InvalidCalendar || error instanceof RangeError) return 'error';
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

function toClock(vector: SlaVector, calendar: CalendarDefinition): SlaClock {
  const clock: SlaClock = {
    calendar,
    start: Temporal.Instant.from(vector.created_raw ?? vector.created),
    targetSeconds: vector.target_seconds ?? 0,
    pauses: vector.pauses.map(([from, until]) => ({
      from: Temporal.Instant.from(from),
      until: until === null ? null : Temporal.Instant.from(until),
    })),
  };
  if (!vector.change) return clock;
  const { at, old_target_seconds: oldTargetSeconds, policy } = vector.change;
  const before = { ...clock, targetSeconds: oldTargetSeconds };
  const change = { at: Temporal.Instant.from(at), targetSeconds: clock.targetSeconds, policy };
  return changeTarget(before, change);
}

function outcomeOf(vector: SlaVector, clock: SlaClock): DueOutcome {
  if (vector.kind === 'warn_percent') {
    return warningInstant(clock, { kind: 'percent', percent: vector.percent ?? Number.NaN });
  }
  if (vector.kind === 'warn_before') {
    return warningInstant(clock, { kind: 'before', beforeSeconds: vector.before_seconds ?? Number.NaN });
  }
  return dueInstant(clock);
}

function describeOutcome(outcome: DueOutcome, withRemaining: boolean): string {
  if (outcome.kind === 'due') return outcome.at.toString();
  if (outcome.kind === 'unreachable') return 'error';
  return withRemaining ? `paused, ${outcome.remainingSeconds} s left` : 'paused';
}
