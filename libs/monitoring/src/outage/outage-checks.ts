import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { HardTransition } from './outage-change.js';

/** Notes that a check fails within an outage; false when it did already. */
export async function joinOutage(tx: Tx, outageId: string, transition: HardTransition): Promise<boolean> {
  const joined = await tx.execute(
    `insert into outage_check (outage_id, check_id, organisation_id, started_at, reason, evidence)
     select $1, c.id, c.organisation_id, $3, $4, $5 from check_definition c where c.id = $2
     on conflict do nothing`,
    [
      outageId,
      transition.checkId,
      transition.firstBadAt ?? transition.at,
      transition.reason,
      transition.evidence,
    ],
  );
  return joined > 0;
}

/** Notes that a check no longer fails; false when it took part in no outage. */
export async function leaveOutage(tx: Tx, checkId: string, at: Temporal.Instant): Promise<boolean> {
  const left = await tx.execute(
    'update outage_check set ended_at = greatest($2, started_at) where check_id = $1 and ended_at is null',
    [checkId, at],
  );
  return left > 0;
}
