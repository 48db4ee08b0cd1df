import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { announceOutage } from './announce-outage.js';
import { leave } from './apply-transition.js';
import type { OutageChange, OutageRow } from './outage-change.js';
import { endOutageWithoutChecks, lockWatchedItem } from './outage-rows.js';

/** Outages whose every check was deleted or disabled end now; for a loop, since no transition will come. */
export async function endAbandonedOutages(tx: Tx, now: Temporal.Instant): Promise<OutageRow[]> {
  const abandoned = await tx.query<{ checkId: string }>(
    `select c.check_id as "checkId" from outage_check c join check_definition d on d.id = c.check_id
     where c.ended_at is null and not d.enabled order by c.check_id`,
  );
  const changes: OutageChange[] = [];
  for (const { checkId } of abandoned) {
    if (await lockWatchedItem(tx, checkId)) changes.push(await leave(tx, checkId, now));
  }
  for (const { outage } of changes) if (outage) await announceOutage(tx, outage, now);
  const ended = changes.flatMap((change) => (change.kind === 'ended' ? [change.outage] : []));
  return [...ended, ...(await endOrphans(tx, now))];
}

/** An outage loses its checks without a trace when they are deleted. */
async function endOrphans(tx: Tx, now: Temporal.Instant): Promise<OutageRow[]> {
  const ended: OutageRow[] = [];
  const orphans = await tx.query<{ id: string }>(
    `select id from outage o where ended_at is null
     and not exists (select 1 from outage_check c where c.outage_id = o.id and c.ended_at is null) order by id`,
  );
  for (const { id } of orphans) {
    const outage = await endOutageWithoutChecks(tx, id, now);
    if (!outage) continue;
    await announceOutage(tx, outage, now);
    ended.push(outage);
  }
  return ended;
}
