import type { Temporal } from 'temporal-polyfill';
import type { Pause } from '../sla/sla-clock.js';
import type { ClockEffect, TicketStatus } from './ticket.js';

/** What each status does to the resolution clock. */
export const CLOCK_EFFECTS: Readonly<Record<TicketStatus, ClockEffect>> = {
  new: 'runs',
  in_progress: 'runs',
  waiting: 'paused',
  resolved: 'stopped',
  closed: 'stopped',
  cancelled: 'stopped',
};

/** {@link CLOCK_EFFECTS} of one status. */
export function clockEffect(status: TicketStatus): ClockEffect {
  return CLOCK_EFFECTS[status];
}

/** A ticket came into a status. */
export interface StatusEvent {
  readonly at: Temporal.Instant;
  readonly status: TicketStatus;
}

/** How the events of a ticket bear on its clock. */
export interface ClockHistory {
  /** Waiting, and resolved (or closed) until reopened; the last is open while the ticket waits. */
  readonly pauses: readonly Pause[];
  /** When the clock ended; null while the ticket is open. */
  readonly stoppedAt: Temporal.Instant | null;
}

interface Hold {
  readonly at: Temporal.Instant;
  readonly effect: ClockEffect;
}

/**
 * Folds the status events of a ticket, oldest first, into the pauses of its clock.
 * A stop that is followed by a reopening counts as a pause. Replaying gives the same history.
 */
export function clockHistory(events: readonly StatusEvent[]): ClockHistory {
  const pauses: Pause[] = [];
  let held: Hold | null = null;
  for (const { at, status } of events) {
    const effect: ClockEffect = clockEffect(status);
    if (effect === effectOf(held)) continue;
    if (held) pauses.push({ from: held.at, until: at });
    held = effect === 'runs' ? null : { at, effect };
  }
  if (held?.effect === 'paused') pauses.push({ from: held.at, until: null });
  return { pauses, stoppedAt: held?.effect === 'stopped' ? held.at : null };
}

function effectOf(held: Hold | null): ClockEffect {
  return held?.effect ?? 'runs';
}
