import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import { instantOf, loadClocks, type ClockKind } from './clock-row.js';
import type { TicketRef } from './clock-timers.js';
import { decideStop } from './decide-clock.js';
import { closePause } from './pause-clocks.js';
import { refreshClocks } from './refresh-clocks.js';

export interface Stop {
  readonly kinds: readonly ClockKind[];
  /** 'reached': the promise was kept or broken. 'cancelled': it no longer matters. */
  readonly because: 'reached' | 'cancelled';
  readonly now: Temporal.Instant;
}

const STOP = `update sla_clock set state = $3, stopped_at = $4, remaining_seconds = null,
    breached_at = case when $3 = 'breached' then coalesce(breached_at, due_at) end
  where ticket_id = $1 and kind = $2 and stopped_at is null`;

const ALL_KINDS: readonly ClockKind[] = ['first_response', 'resolution'];

/** Stops clocks that have not stopped yet: met when in time, breached when not. Their timers go with them. */
export async function stopClocks(tx: Tx, ticket: TicketRef, stop: Stop): Promise<void> {
  const open = (await loadClocks(tx, ticket.id)).filter((clock) => clock.stopped_at === null);
  for (const clock of open.filter(({ kind }) => stop.kinds.includes(kind))) {
    const state = stop.because === 'cancelled' ? 'cancelled' : decideStop(clock, stop.now);
    await tx.execute(STOP, [ticket.id, clock.kind, state, stop.now]);
  }
  await refreshClocks(tx, ticket, stop.now);
}

/** Ends everything that counts for a ticket: a resolution answers the first response too. */
export async function endClocks(tx: Tx, ticket: TicketRef, end: Omit<Stop, 'kinds'>): Promise<void> {
  await closePause(tx, ticket, end.now);
  await stopClocks(tx, ticket, { ...end, kinds: ALL_KINDS });
}

const REOPEN = `update sla_clock set state = 'running', stopped_at = null, breached_at = $3
  where ticket_id = $1 and kind = $2`;

/**
 * Lets the resolution clock count on after a reopening: the time from its end until `now` counts as a pause.
 * The first response was given and stays given.
 */
export async function reopenClocks(tx: Tx, ticket: TicketRef, now: Temporal.Instant): Promise<void> {
  const clocks = await loadClocks(tx, ticket.id);
  const resolution = clocks.find((clock) => clock.kind === 'resolution' && clock.stopped_at !== null);
  if (!resolution?.stopped_at) return;
  await tx.execute(
    `insert into ticket_pause (ticket_id, organisation_id, from_at, until_at) values ($1, $2, $3, $4)
     on conflict (ticket_id, from_at) do update set until_at = excluded.until_at`,
    [ticket.id, ticket.organisation_id, instantOf(resolution.stopped_at), now],
  );
  await tx.execute(REOPEN, [ticket.id, 'resolution', resolution.breached_at]);
  await refreshClocks(tx, ticket, now);
}
