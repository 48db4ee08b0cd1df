import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import { insertTimers, timersOf, type TicketRef } from './clock-timers.js';
import { decideClock, type ClockPlan } from './decide-clock.js';
import type { ServiceLevel } from './service-levels.js';

/** A clock about to be written with its ticket. */
export interface NewClock {
  readonly level: ServiceLevel;
  readonly plan: ClockPlan;
}

/** Counts each promised clock from `now`. */
export function planClocks(levels: readonly ServiceLevel[], now: Temporal.Instant): NewClock[] {
  const started = { started_at: new Date(now.epochMilliseconds), breached_at: null };
  return levels.map((level) => ({ level, plan: decideClock({ ...level, ...started }, [], now) }));
}

/** The earliest due instant as the ticket stores it; 'infinity' when no clock runs. */
export function earliestDue(plans: readonly ClockPlan[]): Temporal.Instant | 'infinity' {
  const dues = plans.flatMap((plan) => (plan.dueAt ? [plan.dueAt] : []));
  return dues.sort((a, b) => Temporal.Instant.compare(a, b))[0] ?? 'infinity';
}

const INSERT = `insert into sla_clock (ticket_id, organisation_id, started_at, state, kind, calendar_id,
    calendar_version, target_seconds, due_at)
  select $1, $2, $3, 'running', kind, calendar_id, calendar_version, target_seconds, due_at
  from unnest($4::text[], $5::uuid[], $6::integer[], $7::integer[], $8::timestamptz[])
    as planned (kind, calendar_id, calendar_version, target_seconds, due_at)`;

/** Writes the clocks of a ticket that was just inserted, with their timers. */
export async function startClocks(
  tx: Tx,
  ticket: TicketRef,
  started: { readonly clocks: readonly NewClock[]; readonly now: Temporal.Instant },
): Promise<void> {
  const { clocks, now } = started;
  if (clocks.length === 0) return;
  await tx.execute(INSERT, [
    ticket.id,
    ticket.organisation_id,
    now,
    clocks.map(({ level }) => level.kind),
    clocks.map(({ level }) => level.calendar_id),
    clocks.map(({ level }) => level.calendar_version),
    clocks.map(({ level }) => level.target_seconds),
    clocks.map(({ plan }) => plan.dueAt?.toString() ?? null),
  ]);
  await insertTimers(
    tx,
    ticket,
    clocks.flatMap(({ level, plan }) => timersOf(level.kind, plan, now)),
  );
}
