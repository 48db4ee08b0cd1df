import type { OutageView } from '@peil/contracts';
import type { Scope, Tx } from '@peil/persistence';
import { healthScope } from './health-scope.js';
import type { ReadableDatabase } from './readable-database.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An outage as far as the caller's own rows tell it. */
export interface OutageRow {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly reason: string | null;
  readonly started_at: Date;
  readonly detected_at: Date;
  readonly ended_at: Date | null;
  readonly services: readonly Named[];
  readonly organisations: readonly Named[];
  readonly complaint_count: number;
  readonly incident_number: number | null;
}

interface OutageHealth {
  readonly id: string;
  readonly item_id: string;
  readonly item_name: string;
  readonly failing_checks: number;
  readonly total_checks: number;
}

/** Columns of an OutageRow over `outage o`; every subquery obeys the scope of its transaction. */
export const OUTAGE_COLUMNS = `o.id, o.number, o.title, o.reason, o.started_at, o.detected_at, o.ended_at,
  coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
    from outage_service u join service s on s.id = u.service_id where u.outage_id = o.id), '[]') as services,
  coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name)
    from outage_organisation u join organisation g on g.id = u.organisation_id
    where u.outage_id = o.id), '[]') as organisations,
  (select count(*) from ticket t where t.outage_id = o.id and t.kind = 'complaint') as complaint_count,
  (select t.number from ticket t where t.outage_id = o.id and t.origin = 'monitoring') as incident_number`;

/** Which part failed and how many of its checks; counted for outages found under the caller's scope. */
const HEALTH_SQL = `select o.id, i.id as item_id, i.name as item_name,
    (select count(distinct c.check_id) from outage_check c
      where c.outage_id = o.id and (o.ended_at is not null or c.ended_at is null)) as failing_checks,
    (select count(*) from check_definition d where d.configuration_item_id in (
        select o.configuration_item_id union
        select e.configuration_item_id from outage_check c join check_definition e on e.id = c.check_id
        where c.outage_id = o.id)
      and (d.enabled or exists (select 1 from outage_check c where c.outage_id = o.id and c.check_id = d.id)))
      as total_checks
  from outage o join configuration_item i on i.id = o.configuration_item_id
  where o.id = any ($1::uuid[])`;

/** Completes rows found under the caller's scope with the health of what failed, in the order given. */
export async function toOutageViews(
  database: ReadableDatabase,
  scope: Scope,
  rows: readonly OutageRow[],
): Promise<OutageView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const loadHealth = (tx: Tx) => tx.query<OutageHealth>(HEALTH_SQL, [ids]);
  const health = await database.transaction(healthScope(scope), loadHealth);
  const byId = new Map(health.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const found = byId.get(row.id);
    return found ? [outageView(row, found)] : [];
  });
}

function outageView(row: OutageRow, health: OutageHealth): OutageView {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    reason: row.reason,
    item: { id: health.item_id, name: health.item_name },
    services: [...row.services],
    organisations: [...row.organisations],
    startedAt: row.started_at.toISOString(),
    detectedAt: row.detected_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    failingChecks: health.failing_checks,
    totalChecks: health.total_checks,
    complaintCount: row.complaint_count,
    incidentNumber: row.incident_number,
  };
}
