import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { loadClocks, loadPauses, type ClockRow } from './clock-row.js';
import { replaceTimers, timersOf, type TicketRef } from './clock-timers.js';
import { decideClock, type ClockPlan } from './decide-clock.js';
import { earliestDue } from './start-clocks.js';

const UPDATE = `update sla_clock set state = $3, due_at = $4, remaining_seconds = $5,
    breached_at = case when $3 = 'breached' then breached_at end
  where ticket_id = $1 and kind = $2 and stopped_at is null`;

/**
 * Counts every clock of a ticket that has not stopped, from its rows: start, target, calendar, pauses. Whatever
 * changed one of those calls this afterwards, so that replaying a ticket's events gives the same instants.
 */
export async function refreshClocks(tx: Tx, ticket: TicketRef, now: Temporal.Instant): Promise<void> {
  const [clocks, pauses] = [await loadClocks(tx, ticket.id), await loadPauses(tx, ticket.id)];
  const planned = clocks
    .filter((clock) => clock.stopped_at === null)
    .map((clock) => ({ clock, plan: decideClock(clock, pauses, now) }));
  for (const { clock, plan } of planned) await writePlan(tx, ticket, { clock, plan });
  await replaceTimers(
    tx,
    ticket,
    planned.flatMap(({ clock, plan }) => timersOf(clock.kind, plan, now)),
  );
  await tx.execute('update ticket set next_due_at = $2 where id = $1', [
    ticket.id,
    earliestDue(planned.map(({ plan }) => plan)),
  ]);
}

async function writePlan(
  tx: Tx,
  ticket: TicketRef,
  write: { clock: ClockRow; plan: ClockPlan },
): Promise<void> {
  const { clock, plan } = write;
  await tx.execute(UPDATE, [ticket.id, clock.kind, plan.state, plan.dueAt, plan.remainingSeconds]);
}
