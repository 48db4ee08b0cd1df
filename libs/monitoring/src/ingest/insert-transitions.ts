import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { TransitionRow } from './fold-rows.js';

/** Soft transitions are history only; hard ones wait, unprocessed, for the claim loop. */
const INSERT = `insert into transition (check_id, organisation_id, at, from_state, to_state, hard, reason, evidence,
    first_bad_at, created_at, processed_at)
  select t.check_id, t.organisation_id, to_timestamp(t.at_ms / 1000.0), t.from_state, t.to_state, t.hard, t.reason,
    t.evidence, case when t.to_state in ('degraded', 'down') then to_timestamp(t.since_ms / 1000.0) end, $10,
    case when t.hard then null else $10::timestamptz end
  from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::text[],
    $9::bigint[]) with ordinality as t (check_id, organisation_id, at_ms, from_state, to_state, hard, reason, evidence,
    since_ms, ordinal)
  order by t.ordinal`;

const ANNOUNCE = `insert into event (organisation_id, kind, subject, at)
  select distinct on (t.check_id) t.organisation_id, 'check', t.check_id, $3
  from unnest($1::uuid[], $2::text[]) as t (organisation_id, check_id)`;

/** Writes transitions in the order given and tells browsers which checks changed. */
export async function insertTransitions(
  tx: Tx,
  transitions: readonly TransitionRow[],
  now: Temporal.Instant,
): Promise<void> {
  if (transitions.length === 0) return;
  const checkIds = transitions.map(({ checkId }) => checkId);
  const organisationIds = transitions.map(({ organisationId }) => organisationId);
  await tx.execute(INSERT, [
    checkIds,
    organisationIds,
    transitions.map(({ atMs }) => atMs),
    transitions.map(({ from }) => from),
    transitions.map(({ to }) => to),
    transitions.map(({ hard }) => hard),
    transitions.map(({ reason }) => reason),
    transitions.map(({ evidence }) => evidence),
    transitions.map(({ sinceMs }) => sinceMs),
    now,
  ]);
  await tx.execute(ANNOUNCE, [organisationIds, checkIds, now]);
}
