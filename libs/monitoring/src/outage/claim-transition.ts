import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import type { HardTransition } from './outage-change.js';

/** What follows on a postponed one waits for it, and must not fill the page that other checks need. */
const WAITING = `select id from transition where processed_at is null and hard
  and check_id not in (select check_id from transition where id = any ($1::bigint[]))
  order by id limit $2`;

/**
 * A check's transitions are claimed one after another: the row before this one stays unprocessed for others
 * until its transaction commits.
 */
const CLAIM = `select t.id, t.check_id as "checkId", t.organisation_id as "organisationId", t.at,
    t.from_state as "fromState", t.to_state as "toState", t.reason, t.evidence, t.first_bad_at as "firstBadAt"
  from transition t where t.id = $1 and t.processed_at is null and t.hard
    and not exists (select 1 from transition older where older.check_id = t.check_id and older.id < t.id
      and older.processed_at is null and older.hard)
  for update of t skip locked`;

type ClaimedRow = Omit<HardTransition, 'at' | 'firstBadAt'> & {
  readonly at: Date;
  readonly firstBadAt: Date | null;
};

/**
 * Ids of hard transitions that nobody has processed, oldest first; some may be in another worker's hands. Left out
 * are those of the checks that `exceptIds` are of.
 */
export async function waitingTransitions(
  tx: Tx,
  { exceptIds, most }: { readonly exceptIds: readonly number[]; readonly most: number },
): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(WAITING, [exceptIds, most]);
  return rows.map(({ id }) => id);
}

/**
 * Locks one unprocessed transition until the transaction ends; undefined when another worker has it, or has an
 * older one of the same check.
 */
export async function claimTransition(tx: Tx, id: number): Promise<HardTransition | undefined> {
  const [row] = await tx.query<ClaimedRow>(CLAIM, [id]);
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
