import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { ClockKind } from './clock-row.js';
import type { ClockPlan } from './decide-clock.js';

export type SlaTimerStep = 'sla_warning' | 'sla_breach';
export type SlaTimerKind = `${SlaTimerStep}.${ClockKind}`;

/** Every kind of timer the clocks of a ticket may set; `subject_id` is the ticket. */
export const SLA_TIMER_KINDS: readonly SlaTimerKind[] = [
  'sla_warning.first_response',
  'sla_warning.resolution',
  'sla_breach.first_response',
  'sla_breach.resolution',
];

export interface TicketRef {
  readonly id: string;
  readonly organisation_id: string;
}

export interface PlannedTimer {
  readonly kind: SlaTimerKind;
  readonly dueAt: Temporal.Instant;
}

/** The timers a planned clock needs: none once breached, no warning that has passed. */
export function timersOf(kind: ClockKind, plan: ClockPlan, now: Temporal.Instant): PlannedTimer[] {
  if (plan.state !== 'running' || plan.dueAt === null) return [];
  const breach: PlannedTimer = { kind: `sla_breach.${kind}`, dueAt: plan.dueAt };
  const warns = plan.warnAt !== null && plan.warnAt.epochMilliseconds > now.epochMilliseconds;
  return warns && plan.warnAt ? [{ kind: `sla_warning.${kind}`, dueAt: plan.warnAt }, breach] : [breach];
}

const INSERT = `insert into timer (organisation_id, kind, subject_id, due_at)
  select $1, kind, $2, due_at from unnest($3::text[], $4::timestamptz[]) as planned (kind, due_at)
  on conflict (kind, subject_id) where done_at is null
  do update set due_at = excluded.due_at, lease_until = null, attempts = 0, last_error = null`;

export async function insertTimers(
  tx: Tx,
  ticket: TicketRef,
  timers: readonly PlannedTimer[],
): Promise<void> {
  if (timers.length === 0) return;
  const kinds = timers.map((timer) => timer.kind);
  const instants = timers.map((timer) => timer.dueAt.toString());
  await tx.execute(INSERT, [ticket.organisation_id, ticket.id, kinds, instants]);
}

/** Leaves exactly these timers open for the ticket. A timer that is due and being handled is set anew or goes. */
export async function replaceTimers(
  tx: Tx,
  ticket: TicketRef,
  timers: readonly PlannedTimer[],
): Promise<void> {
  const unwanted = SLA_TIMER_KINDS.filter((kind) => !timers.some((timer) => timer.kind === kind));
  await tx.execute(
    'delete from timer where subject_id = $1 and kind = any ($2::text[]) and done_at is null',
    [ticket.id, unwanted],
  );
  await insertTimers(tx, ticket, timers);
}
