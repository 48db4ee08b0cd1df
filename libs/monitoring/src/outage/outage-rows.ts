import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import type { HardTransition, OutageRow } from './outage-change.js';

/** The check behind a transition and the item it watches. */
export interface WatchedItem {
  readonly checkName: string;
  readonly enabled: boolean;
  readonly itemId: string;
  readonly itemName: string;
  readonly organisationId: string;
}

const COLUMNS = `id, number, organisation_id as "organisationId", configuration_item_id as "configurationItemId",
  title, reason, started_at as "startedAt", detected_at as "detectedAt", ended_at as "endedAt"`;

type StoredOutage = Omit<OutageRow, 'startedAt' | 'detectedAt' | 'endedAt'> & {
  readonly startedAt: Date;
  readonly detectedAt: Date;
  readonly endedAt: Date | null;
};

/** Locks the item of a check, so that transitions of one item are applied one after another. */
export async function lockWatchedItem(tx: Tx, checkId: string): Promise<WatchedItem | undefined> {
  const [row] = await tx.query<WatchedItem>(
    `select c.name as "checkName", c.enabled, i.id as "itemId", i.name as "itemName",
       i.organisation_id as "organisationId"
     from check_definition c join configuration_item i on i.id = c.configuration_item_id
     where c.id = $1 for no key update of i`,
    [checkId],
  );
  return row;
}

export async function openOutageOfItem(tx: Tx, itemId: string): Promise<OutageRow | undefined> {
  return one(
    await tx.query(`select ${COLUMNS} from outage where configuration_item_id = $1 and ended_at is null`, [
      itemId,
    ]),
  );
}

/** The open outage that a check takes part in, whichever item it watches now. */
export async function openOutageOfCheck(tx: Tx, checkId: string): Promise<OutageRow | undefined> {
  return one(
    await tx.query(
      `select ${COLUMNS} from outage where ended_at is null
       and id = (select outage_id from outage_check where check_id = $1 and ended_at is null)`,
      [checkId],
    ),
  );
}

export async function insertOutage(
  tx: Tx,
  item: WatchedItem,
  transition: HardTransition,
): Promise<OutageRow> {
  const rows = await tx.query<StoredOutage>(
    `insert into outage (organisation_id, configuration_item_id, title, reason, started_at, detected_at)
     values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`,
    [
      item.organisationId,
      item.itemId,
      titleOf(item),
      transition.reason,
      transition.firstBadAt ?? transition.at,
      transition.at,
    ],
  );
  const outage = one(rows);
  if (!outage) throw new Error('inserting an outage returned no row');
  return outage;
}

/** A component that a short peil.yaml leaves out is named after its check. */
function titleOf({ itemName, checkName }: WatchedItem): string {
  return itemName === checkName ? itemName : `${itemName}: ${checkName}`;
}

/** An outage began when the first of its checks went bad, also when another check was confirmed earlier. */
export async function widenOutage(tx: Tx, outageId: string, startedAt: Temporal.Instant): Promise<void> {
  await tx.execute(
    'update outage set started_at = least(started_at, $2) where id = $1 and ended_at is null',
    [outageId, startedAt],
  );
}

/** Ends an open outage of which no check fails any more; undefined when one does, or when it had ended. */
export async function endOutageWithoutChecks(
  tx: Tx,
  outageId: string,
  endedAt: Temporal.Instant,
): Promise<OutageRow | undefined> {
  return one(
    await tx.query(
      `update outage o set ended_at = greatest($2, o.detected_at) where id = $1 and ended_at is null
       and not exists (select 1 from outage_check c where c.outage_id = o.id and c.ended_at is null)
       returning ${COLUMNS}`,
      [outageId, endedAt],
    ),
  );
}

function one(rows: readonly StoredOutage[]): OutageRow | undefined {
  const [row] = rows;
  if (!row) return undefined;
  return {
    ...row,
    startedAt: toInstant(row.startedAt),
    detectedAt: toInstant(row.detectedAt),
    endedAt: row.endedAt && toInstant(row.endedAt),
  };
}

function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
