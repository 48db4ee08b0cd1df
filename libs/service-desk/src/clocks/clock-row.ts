import type { CalendarDefinition } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';

export type ClockKind = 'first_response' | 'resolution';
export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

/** A row of `sla_clock` with the calendar it counts by. */
export interface ClockRow {
  readonly kind: ClockKind;
  readonly state: ClockState;
  readonly target_seconds: number;
  readonly started_at: Date;
  readonly due_at: Date | null;
  readonly remaining_seconds: number | null;
  readonly stopped_at: Date | null;
  readonly breached_at: Date | null;
  readonly calendar_id: string;
  readonly calendar_version: number;
  readonly calendar_hash: string;
  readonly definition: CalendarDefinition;
}

export interface PauseRow {
  readonly from_at: Date;
  readonly until_at: Date | null;
}

const CLOCKS = `select k.kind, k.state, k.target_seconds, k.started_at, k.due_at, k.remaining_seconds, k.stopped_at,
    k.breached_at, k.calendar_id, k.calendar_version, md5(c.definition::text) as calendar_hash, c.definition
  from sla_clock k join calendar c on c.id = k.calendar_id
  where k.ticket_id = $1 order by k.kind`;

export function loadClocks(tx: Tx, ticketId: string): Promise<ClockRow[]> {
  return tx.query<ClockRow>(CLOCKS, [ticketId]);
}

export function loadPauses(tx: Tx, ticketId: string): Promise<PauseRow[]> {
  return tx.query<PauseRow>(
    'select from_at, until_at from ticket_pause where ticket_id = $1 order by from_at',
    [ticketId],
  );
}

export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
