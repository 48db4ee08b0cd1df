import type { CheckState, MsWindow, StateChange } from '@peil/domain';
import type { Tx } from '@peil/persistence';

/** The confirmed changes of each check, oldest first; the first of them may lie before the window. */
export type ChangesByCheck = ReadonlyMap<string, readonly StateChange[]>;

interface ChangeRow {
  readonly check_id: string;
  readonly at: Date;
  readonly to_state: CheckState;
}

/** A failure counts from the first sample of the run that confirmed it, as in domain's confirmedChanges. */
const BEFORE_SQL = `select c.id as check_id, t.at, t.to_state from unnest($1::uuid[]) as c(id)
  cross join lateral (select coalesce(first_bad_at, at) as at, to_state from transition
    where check_id = c.id and hard and at < $2 order by at desc, id desc limit 1) t`;

const WITHIN_SQL = `select check_id, coalesce(first_bad_at, at) as at, to_state from transition
  where check_id = any ($1::uuid[]) and hard and at >= $2 and at < $3 order by check_id, id`;

/** Two queries for any number of checks: the last change before the window, and those in it. */
export async function loadChanges(
  tx: Tx,
  checkIds: readonly string[],
  window: MsWindow,
): Promise<ChangesByCheck> {
  const changes = new Map<string, StateChange[]>(checkIds.map((id) => [id, []]));
  if (checkIds.length === 0) return changes;
  const [from, until] = [new Date(window.fromMs), new Date(window.untilMs)];
  const before = await tx.query<ChangeRow>(BEFORE_SQL, [checkIds, from]);
  const within = await tx.query<ChangeRow>(WITHIN_SQL, [checkIds, from, until]);
  for (const { check_id, at, to_state } of [...before, ...within]) {
    changes.get(check_id)?.push({ atMs: at.getTime(), state: to_state });
  }
  return changes;
}
