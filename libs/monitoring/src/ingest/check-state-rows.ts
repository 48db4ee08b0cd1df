import type { CheckState } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import type { FoldedState, LockedState } from './fold-rows.js';
import { jsonOrNull } from './store-samples.js';

const MISSING = `insert into check_state (check_id, organisation_id)
  select c.id, c.organisation_id from check_definition c
  where c.id = any ($1) and not exists (select 1 from check_state s where s.check_id = c.id)
  order by c.id on conflict do nothing`;

/** Locked in the order of their ids, so that two batches never wait for each other in a circle. */
const LOCK = `select s.check_id as "checkId", s.organisation_id as "organisationId", s.state, s.hard,
    s.hard_state as "hardState", s.failures, s.successes, s.since, s.last_due_at as "lastDueAt",
    c.confirmations, c.recoveries
  from check_state s join check_definition c on c.id = s.check_id
  where s.check_id = any ($1) order by s.check_id for update of s`;

const UPDATE = `update check_state s set state = n.state, hard = n.hard, hard_state = n.hard_state,
    failures = n.failures, successes = n.successes, since = to_timestamp(n.since_ms / 1000.0),
    last_due_at = to_timestamp(n.last_due_ms / 1000.0), last_outcome = n.last_outcome,
    last_reason = n.last_reason, last_duration_ms = n.last_duration_ms, last_facts = n.last_facts::jsonb
  from unnest($1::uuid[], $2::text[], $3::boolean[], $4::text[], $5::int[], $6::int[], $7::bigint[],
    $8::bigint[], $9::text[], $10::text[], $11::float8[], $12::text[]) as n (check_id, state, hard, hard_state,
    failures, successes, since_ms, last_due_ms, last_outcome, last_reason, last_duration_ms, last_facts)
  where s.check_id = n.check_id`;

interface StateRow {
  readonly checkId: string;
  readonly organisationId: string;
  readonly state: CheckState;
  readonly hard: boolean;
  readonly hardState: CheckState;
  readonly failures: number;
  readonly successes: number;
  readonly since: Date | null;
  readonly lastDueAt: Date | null;
  readonly confirmations: number;
  readonly recoveries: number;
}

/** Locks the states of these checks for the rest of the transaction, making those that are missing. */
export async function lockStates(tx: Tx, checkIds: readonly string[]): Promise<LockedState[]> {
  const locked = await tx.query<StateRow>(LOCK, [checkIds]);
  if (locked.length === checkIds.length) return locked.map(toLockedState);
  await tx.execute(MISSING, [checkIds]);
  return (await tx.query<StateRow>(LOCK, [checkIds])).map(toLockedState);
}

function toLockedState({ since, lastDueAt, ...row }: StateRow): LockedState {
  return {
    ...row,
    sinceMs: since?.getTime() ?? 0,
    lastDueMs: lastDueAt?.getTime() ?? null,
  };
}

export async function updateStates(tx: Tx, states: readonly FoldedState[]): Promise<void> {
  if (states.length === 0) return;
  const rows = states.map(({ row }) => row);
  const last = states.map((state) => state.last);
  await tx.execute(UPDATE, [
    rows.map(({ checkId }) => checkId),
    rows.map(({ state }) => state),
    rows.map(({ hard }) => hard),
    rows.map(({ hardState }) => hardState),
    rows.map(({ failures }) => failures),
    rows.map(({ successes }) => successes),
    rows.map(({ sinceMs }) => sinceMs),
    rows.map(({ lastDueMs }) => lastDueMs),
    last.map(({ outcome }) => outcome),
    last.map(({ reason }) => reason),
    last.map(({ durationMs }) => durationMs ?? null),
    last.map(({ facts }) => jsonOrNull(facts)),
  ]);
}
