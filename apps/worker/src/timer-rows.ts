import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';

/** A timer that is due and leased to one process. */
export interface ClaimedTimer {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly organisationId: string;
  readonly attempts: number;
  readonly leaseUntil: Date;
}

const LEASE_SECONDS = 30;
const CLAIM_SIZE = 50;

const CLAIM = `update timer set lease_until = $2, attempts = timer.attempts + 1
  from (select id from timer
    where done_at is null and due_at <= $1 and kind = any ($3::text[]) and (lease_until is null or lease_until <= $1)
    order by due_at, id limit ${CLAIM_SIZE} for update skip locked) due
  where timer.id = due.id
  returning timer.id, timer.kind, timer.subject_id as "subjectId", timer.organisation_id as "organisationId",
    timer.attempts, timer.lease_until as "leaseUntil"`;

export function claimTimers(
  tx: Tx,
  { kinds, now }: { readonly kinds: readonly string[]; readonly now: Temporal.Instant },
): Promise<ClaimedTimer[]> {
  return tx.query<ClaimedTimer>(CLAIM, [now, now.add({ seconds: LEASE_SECONDS }), kinds]);
}

/** Marks a fired timer; one that was set anew meanwhile has lost the lease and stays. */
export async function finishTimer(tx: Tx, timer: ClaimedTimer, now: Temporal.Instant): Promise<void> {
  await tx.execute(
    'update timer set done_at = $3, lease_until = null where id = $1 and lease_until = $2 and done_at is null',
    [timer.id, timer.leaseUntil, now],
  );
}

const LONGEST_PAUSE_SECONDS = 600;

/** Leases a failed timer to nobody for a while that doubles with every attempt. */
export async function postponeTimer(
  tx: Tx,
  { timer, reason }: { readonly timer: ClaimedTimer; readonly reason: string },
  now: Temporal.Instant,
): Promise<void> {
  const pauseSeconds = Math.min(2 ** Math.min(timer.attempts, 20), LONGEST_PAUSE_SECONDS);
  await tx.execute(
    'update timer set lease_until = $3, last_error = $4 where id = $1 and lease_until = $2 and done_at is null',
    [timer.id, timer.leaseUntil, now.add({ seconds: pauseSeconds }), reason.slice(0, 500)],
  );
}
