import { dueInstant, warningInstant, type CalendarDefinition, type Pause, type SlaClock } from '@peil/domain';
import { Temporal } from 'temporal-polyfill';
import { sameCalendar } from './calendar-memory.js';
import { instantOf, type ClockRow, type ClockState, type PauseRow } from './clock-row.js';

/** What a clock that has not stopped should look like now. Instants are null while it is paused or cannot run out. */
export interface ClockPlan {
  readonly state: Extract<ClockState, 'running' | 'paused' | 'breached'>;
  readonly dueAt: Temporal.Instant | null;
  readonly warnAt: Temporal.Instant | null;
  readonly remainingSeconds: number | null;
}

/** What deciding needs to know of a clock, stored or about to be. */
export interface CountingRow {
  readonly target_seconds: number;
  readonly calendar_hash: string;
  readonly definition: CalendarDefinition;
  readonly started_at: Date;
  readonly breached_at: Date | null;
}

/** Part of the target that may pass before the desk is warned. */
const WARNING_PERCENT = 80;

/**
 * Counts a clock anew from its start, its target, its calendar and its pauses. A breach that still holds stays
 * a breach; one that a longer target undid runs again.
 */
export function decideClock(row: CountingRow, pauses: readonly PauseRow[], now: Temporal.Instant): ClockPlan {
  const clock = toSlaClock(row, pauses);
  const due = dueInstant(clock);
  const held = { dueAt: null, warnAt: null, remainingSeconds: null };
  if (due.kind === 'unreachable') return { ...held, state: 'running' };
  if (due.kind === 'paused') return { ...held, state: 'paused', remainingSeconds: due.remainingSeconds };
  const breached = row.breached_at !== null && Temporal.Instant.compare(due.at, now) <= 0;
  const warning = warningInstant(clock, { kind: 'percent', percent: WARNING_PERCENT });
  const warnAt = warning.kind === 'due' ? warning.at : null;
  return { state: breached ? 'breached' : 'running', dueAt: due.at, warnAt, remainingSeconds: null };
}

/** How a clock ends when it is stopped: in time, or too late. */
export function decideStop(row: ClockRow, now: Temporal.Instant): 'met' | 'breached' {
  if (row.breached_at !== null) return 'breached';
  if (row.due_at === null) return 'met';
  return Temporal.Instant.compare(now, instantOf(row.due_at)) <= 0 ? 'met' : 'breached';
}

function toSlaClock(row: CountingRow, pauses: readonly PauseRow[]): SlaClock {
  return {
    calendar: sameCalendar(row.calendar_hash, row.definition),
    start: instantOf(row.started_at),
    targetSeconds: row.target_seconds,
    pauses: pauses.map(toPause),
  };
}

function toPause(row: PauseRow): Pause {
  return { from: instantOf(row.from_at), until: row.until_at ? instantOf(row.until_at) : null };
}
