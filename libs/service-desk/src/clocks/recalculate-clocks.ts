import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { recordChanges } from '../ticket-changes.js';
import { loadClocks } from './clock-row.js';
import type { TicketRef } from './clock-timers.js';
import { refreshClocks } from './refresh-clocks.js';

const MAX_TICKETS = 200;

/** Tickets that are counted by a version of a calendar that is no longer the last. */
const OUTDATED = `select t.id, t.organisation_id from ticket t
  where exists (select 1 from sla_clock k join calendar c on c.id = k.calendar_id
    where k.ticket_id = t.id and k.stopped_at is null and k.calendar_version <> c.version)
  order by t.id limit ${MAX_TICKETS} for update of t skip locked`;

const ADOPT = `update sla_clock k set calendar_version = c.version from calendar c, sla_clock old
  where c.id = k.calendar_id and k.ticket_id = $1 and k.stopped_at is null and k.calendar_version <> c.version
    and old.ticket_id = k.ticket_id and old.kind = k.kind
  returning c.slug || ' ' || old.calendar_version || ' → ' || c.version as step`;

/**
 * Counts open clocks anew whose calendar changed since, a few hundred tickets at a time; answers how many. Each
 * ticket keeps a row that says which version made its due instants what they are. Safe to call at any time.
 */
export async function recalculateClocks(tx: Tx, now: Temporal.Instant): Promise<number> {
  const tickets = await tx.query<TicketRef>(OUTDATED);
  for (const ticket of tickets) await recalculate(tx, ticket, now);
  return tickets.length;
}

async function recalculate(tx: Tx, ticket: TicketRef, now: Temporal.Instant): Promise<void> {
  const before = await dueText(tx, ticket.id);
  const adopted = await tx.query<{ step: string }>(ADOPT, [ticket.id]);
  if (adopted.length === 0) return;
  await refreshClocks(tx, ticket, now);
  const reason = `calendar ${[...new Set(adopted.map(({ step }) => step))].join(', ')}`;
  const change = { field: 'due', from: before, to: await dueText(tx, ticket.id), reason };
  await recordChanges(tx, ticket, { now, changes: [change] });
  await tx.notify({ kind: 'ticket', organisationId: ticket.organisation_id, subject: ticket.id, at: now });
}

async function dueText(tx: Tx, ticketId: string): Promise<string> {
  const clocks = (await loadClocks(tx, ticketId)).filter((clock) => clock.stopped_at === null);
  return clocks.map((clock) => `${clock.kind} ${clock.due_at?.toISOString() ?? 'paused'}`).join(', ');
}
