import type { Tx } from '@peil/persistence';

const SERVICES = `insert into outage_service (outage_id, service_id, organisation_id)
  select distinct o.id, l.service_id, o.organisation_id
  from outage o join configuration_item_service l on l.configuration_item_id = o.configuration_item_id
  where o.id = $1 on conflict do nothing`;

const ORGANISATIONS = `insert into outage_organisation (outage_id, organisation_id)
  select distinct $1::uuid, coalesce(l.for_organisation_id, u.organisation_id)
  from outage o join configuration_item_service l on l.configuration_item_id = o.configuration_item_id
  left join service_organisation u on u.service_id = l.service_id and l.for_organisation_id is null
  where o.id = $1 and coalesce(l.for_organisation_id, u.organisation_id) is not null on conflict do nothing`;

/** Records the services an outage touches and the municipalities that rely on them through its item. */
export async function recordConcerned(tx: Tx, outageId: string): Promise<void> {
  await tx.execute(SERVICES, [outageId]);
  await tx.execute(ORGANISATIONS, [outageId]);
}
