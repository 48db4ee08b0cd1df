import type { Priority } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { loadClocks, type ClockKind } from './clock-row.js';
import type { TicketRef } from './clock-timers.js';
import { refreshClocks } from './refresh-clocks.js';
import { loadServiceLevels } from './service-levels.js';

export interface Retarget {
  readonly priority: Priority;
  /** When the ticket was made; a clock the old priority lacked counts from here. */
  readonly createdAt: Temporal.Instant;
  /** A first response that was given needs no clock any more. */
  readonly responded: boolean;
  readonly now: Temporal.Instant;
}

const WRITE = `insert into sla_clock (ticket_id, organisation_id, kind, calendar_id, calendar_version,
    target_seconds, started_at, state)
  select $1, $2, kind, calendar_id, calendar_version, target_seconds, $3, 'running'
  from unnest($4::text[], $5::uuid[], $6::integer[], $7::integer[])
    as level (kind, calendar_id, calendar_version, target_seconds)
  on conflict (ticket_id, kind) do update set calendar_id = excluded.calendar_id,
    calendar_version = excluded.calendar_version, target_seconds = excluded.target_seconds,
    state = 'running', stopped_at = null
  where sla_clock.stopped_at is null or sla_clock.state = 'cancelled'`;

/**
 * Holds the open clocks to the service levels of another priority. What has elapsed is kept (`from_creation`), so
 * the new due instant may lie in the past. A clock the new priority does not promise is cancelled, and counts again
 * from the creation when a later one does. Only for tickets whose clocks have not ended.
 */
export async function retargetClocks(tx: Tx, ticket: TicketRef, retarget: Retarget): Promise<void> {
  const allLevels = await loadServiceLevels(tx, ticket.organisation_id, retarget.priority);
  const levels = allLevels.filter(({ kind }) => kind !== 'first_response' || !retarget.responded);
  const promised = levels.map((level): ClockKind => level.kind);
  const unpromised = (await loadClocks(tx, ticket.id)).filter(({ kind }) => !promised.includes(kind));
  await tx.execute(
    `update sla_clock set state = 'cancelled', stopped_at = $3, remaining_seconds = null, breached_at = null
     where ticket_id = $1 and kind = any ($2::text[]) and stopped_at is null`,
    [ticket.id, unpromised.map(({ kind }) => kind), retarget.now],
  );
  await tx.execute(WRITE, [
    ticket.id,
    ticket.organisation_id,
    retarget.createdAt,
    promised,
    levels.map((level) => level.calendar_id),
    levels.map((level) => level.calendar_version),
    levels.map((level) => level.target_seconds),
  ]);
  await refreshClocks(tx, ticket, retarget.now);
}
