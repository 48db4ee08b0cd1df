import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { TicketRef } from './clock-timers.js';
import { refreshClocks } from './refresh-clocks.js';

const OPEN_PAUSE = `insert into ticket_pause (ticket_id, organisation_id, from_at)
  select $1, $2, $3::timestamptz
  where not exists (select 1 from ticket_pause where ticket_id = $1 and until_at is null)
  on conflict (ticket_id, from_at) do update set until_at = null`;

/** Holds every clock of the ticket from `now`; a ticket that is held already stays as it is. */
export async function pauseClocks(tx: Tx, ticket: TicketRef, now: Temporal.Instant): Promise<void> {
  await tx.execute(OPEN_PAUSE, [ticket.id, ticket.organisation_id, now]);
  await refreshClocks(tx, ticket, now);
}

/** Lets the clocks of the ticket count again from `now`. */
export async function resumeClocks(tx: Tx, ticket: TicketRef, now: Temporal.Instant): Promise<void> {
  await closePause(tx, ticket, now);
  await refreshClocks(tx, ticket, now);
}

/** Ends the open pause, if any, without counting anew; for clocks that stop at the same instant. */
export async function closePause(tx: Tx, ticket: TicketRef, now: Temporal.Instant): Promise<void> {
  await tx.execute('update ticket_pause set until_at = $2 where ticket_id = $1 and until_at is null', [
    ticket.id,
    now,
  ]);
}
