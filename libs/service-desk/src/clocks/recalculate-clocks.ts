import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { recordChanges } from '../ticket-changes.js';
import { loadClocks } from './clock-row.js';
import type { TicketRef } from './clock-timers.js';
import { refreshClocks } from './refresh-clocks.js';

interface OpenTicket extends TicketRef {
  readonly old_version: number;
  readonly new_version: number;
}

const OPEN_TICKETS = `select t.id, t.organisation_id, min(k.calendar_version) as old_version, c.version as new_version
  from sla_clock k join calendar c on c.id = k.calendar_id join ticket t on t.id = k.ticket_id
  where k.calendar_id = $1 and k.stopped_at is null
  group by t.id, c.version order by t.id`;

const ADOPT = `update sla_clock k set calendar_version = c.version from calendar c
  where c.id = k.calendar_id and k.ticket_id = $1 and k.calendar_id = $2 and k.stopped_at is null`;

/**
 * Counts every open clock by the calendar as it is now; call it in the transaction that changed the calendar.
 * Each ticket keeps a row that says which version made its due instants what they are. Answers how many.
 */
export async function recalculateClocks(tx: Tx, calendarId: string, now: Temporal.Instant): Promise<number> {
  const tickets = await tx.query<OpenTicket>(OPEN_TICKETS, [calendarId]);
  for (const ticket of tickets) await recalculate(tx, { ticket, calendarId }, now);
  return tickets.length;
}

async function recalculate(
  tx: Tx,
  { ticket, calendarId }: { ticket: OpenTicket; calendarId: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.query('select 1 from ticket where id = $1 for update', [ticket.id]);
  const before = await dueText(tx, ticket.id);
  await tx.execute(ADOPT, [ticket.id, calendarId]);
  await refreshClocks(tx, ticket, now);
  const after = await dueText(tx, ticket.id);
  const reason = `calendar ${ticket.old_version} → ${ticket.new_version}`;
  await recordChanges(tx, ticket, { now, changes: [{ field: 'due', from: before, to: after, reason }] });
  await tx.notify({ kind: 'ticket', organisationId: ticket.organisation_id, subject: ticket.id, at: now });
}

async function dueText(tx: Tx, ticketId: string): Promise<string> {
  const clocks = (await loadClocks(tx, ticketId)).filter((clock) => clock.stopped_at === null);
  return clocks.map((clock) => `${clock.kind} ${clock.due_at?.toISOString() ?? 'paused'}`).join(', ');
}
