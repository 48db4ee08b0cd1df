import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import type { HardTransition } from '../outage/outage-change.js';
import { lockStates, updateStates } from './check-state-rows.js';
import { foldRows, type FoldedSample } from './fold-rows.js';
import { insertTransitions } from './insert-transitions.js';

type UnprocessedRow = Omit<HardTransition, 'at' | 'firstBadAt'> & {
  readonly at: Date;
  readonly firstBadAt: Date | null;
};

const UNPROCESSED = `select t.id, t.check_id as "checkId", t.organisation_id as "organisationId", t.at,
    t.from_state as "fromState", t.to_state as "toState", t.reason, t.evidence, t.first_bad_at as "firstBadAt"
  from transition t where t.check_id = any ($1::uuid[]) and t.processed_at is null and t.hard order by t.id`;

/**
 * Folds samples from before the days that samples are kept: they change states and make transitions, and are not
 * stored themselves. Answers the hard transitions, for the caller to process in the same transaction.
 */
export async function foldPastSamples(
  tx: Tx,
  samples: readonly FoldedSample[],
  now: Temporal.Instant,
): Promise<HardTransition[]> {
  const checkIds = [...new Set(samples.map(({ checkId }) => checkId))].sort();
  const { states, transitions } = foldRows(await lockStates(tx, checkIds), samples);
  await updateStates(tx, states);
  await insertTransitions(tx, transitions, now);
  if (!transitions.some(({ hard }) => hard)) return [];
  const rows = await tx.query<UnprocessedRow>(UNPROCESSED, [checkIds]);
  return rows.map((row) => ({
    ...row,
    at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()),
    firstBadAt: row.firstBadAt && Temporal.Instant.fromEpochMilliseconds(row.firstBadAt.getTime()),
  }));
}
