import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import type { OutageFacts } from './wording/outage-text.js';

interface FactsRow {
  readonly number: number;
  readonly organisation_id: string;
  readonly title: string;
  readonly reason: string | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly item_name: string;
  readonly incident_number: number | null;
  readonly service_names: string[];
  readonly organisation_names: string[];
}

const FACTS = `select o.number, o.organisation_id, o.title, o.reason, o.started_at, o.ended_at, i.name as item_name,
    (select t.number from ticket t where t.outage_id = o.id and t.origin = 'monitoring') as incident_number,
    array(select s.name from outage_service u join service s on s.id = u.service_id
      where u.outage_id = o.id order by s.name) as service_names,
    array(select g.name from outage_organisation u join organisation g on g.id = u.organisation_id
      where u.outage_id = o.id order by g.name) as organisation_names
  from outage o join configuration_item i on i.id = o.configuration_item_id where o.id = $1`;

export interface OwnedFacts extends OutageFacts {
  readonly organisationId: string;
}

/** What is known of an outage at this moment of the transaction. */
export async function loadOutageFacts(tx: Tx, outageId: string): Promise<OwnedFacts> {
  const [row] = await tx.query<FactsRow>(FACTS, [outageId]);
  if (!row) throw new Error(`outage ${outageId} is not there to tell about`);
  return {
    outageId,
    organisationId: row.organisation_id,
    number: row.number,
    title: row.title,
    itemName: row.item_name,
    reason: row.reason,
    startedAt: toInstant(row.started_at),
    endedAt: row.ended_at && toInstant(row.ended_at),
    serviceNames: row.service_names,
    organisationNames: row.organisation_names,
    incidentNumber: row.incident_number,
  };
}

function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
