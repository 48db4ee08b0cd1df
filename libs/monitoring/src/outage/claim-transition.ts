import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import type { HardTransition } from './outage-change.js';

/**
 * The oldest hard transition nobody processes; a check's transitions are claimed one after another, because
 * the row before it stays unprocessed for others until its transaction commits.
 */
const CLAIM = `select t.id, t.check_id as "checkId", t.organisation_id as "organisationId", t.at,
    t.from_state as "fromState", t.to_state as "toState", t.reason, t.evidence, t.first_bad_at as "firstBadAt"
  from transition t where t.processed_at is null and t.hard and t.id <> all ($1::bigint[])
    and not exists (select 1 from transition older where older.check_id = t.check_id and older.id < t.id
      and older.processed_at is null and older.hard)
  order by t.id limit 1 for update of t skip locked`;

type ClaimedRow = Omit<HardTransition, 'at' | 'firstBadAt'> & {
  readonly at: Date;
  readonly firstBadAt: Date | null;
};

/** Locks one unprocessed hard transition until the transaction ends; undefined when there is none. */
export async function claimTransition(
  tx: Tx,
  exceptIds: readonly number[],
): Promise<HardTransition | undefined> {
  const [row] = await tx.query<ClaimedRow>(CLAIM, [exceptIds]);
  if (!row) return undefined;
  return { ...row, at: toInstant(row.at), firstBadAt: row.firstBadAt && toInstant(row.firstBadAt) };
}

export async function markProcessed(tx: Tx, transitionId: number, now: Temporal.Instant): Promise<void> {
  await tx.execute('update transition set processed_at = $2 where id = $1 and processed_at is null', [
    transitionId,
    now,
  ]);
}

function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
