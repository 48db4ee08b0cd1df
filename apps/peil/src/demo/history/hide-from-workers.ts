import { passSlaTimer, SLA_TIMER_KINDS, type SlaTimerKind } from '@peil/service-desk';
import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';

const OF_DEMO = 'organisation_id in (select id from organisation where demo)';
const SWITCH_CHECKS = `update check_definition set enabled = $1, updated_at = $2
  where id = any ($3::uuid[]) and enabled <> $1`;
const LEASE_TIMERS = `update timer set lease_until = $1 where ${OF_DEMO} and done_at is null and lease_until is null`;
const FREE_TIMERS = `update timer set lease_until = null where ${OF_DEMO} and done_at is null`;
const DUE_TIMERS = `select id, kind, subject_id as "subjectId", due_at as "dueAt" from timer
  where ${OF_DEMO} and done_at is null and due_at <= $1 and kind = any ($2::text[]) order by due_at, id`;

interface DueTimer {
  readonly id: string;
  readonly kind: SlaTimerKind;
  readonly subjectId: string;
  readonly dueAt: Date;
}

/**
 * While the past is written, collectors and workers must see nothing of it to act upon: between two transactions
 * the checks are off and the timers are leased to nobody.
 */
export async function showChecks(tx: Tx, checkIds: readonly string[], now: Temporal.Instant): Promise<void> {
  await tx.execute(SWITCH_CHECKS, [true, now, checkIds]);
}

export async function hideFromWorkers(
  tx: Tx,
  checkIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await tx.execute(SWITCH_CHECKS, [false, now, checkIds]);
  await tx.execute(LEASE_TIMERS, [now.add({ hours: 24 })]);
}

/** Hands the present over: timers that ran out in the past have their effect without telling anyone, the rest is live. */
export async function handOver(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const timer of await tx.query<DueTimer>(DUE_TIMERS, [now, SLA_TIMER_KINDS])) {
    const at = Temporal.Instant.fromEpochMilliseconds(timer.dueAt.getTime());
    await passSlaTimer(tx, { kind: timer.kind, ticketId: timer.subjectId }, at);
    await tx.execute('update timer set done_at = $2, lease_until = null where id = $1', [timer.id, at]);
  }
  await tx.execute(FREE_TIMERS);
}
