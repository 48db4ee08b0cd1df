import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';

/** An outage a ticket may belong to. */
export interface OutageOfTicket {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly organisation_id: string;
  readonly ended_at: Date | null;
}

/** How long after its end an outage still explains a complaint. */
const OFFERED_AFTER_END = { hours: 1 };

const TOUCHES = `(o.organisation_id = $1 or exists
  (select 1 from outage_organisation t where t.outage_id = o.id and t.organisation_id = $1))`;
const COLUMNS = 'o.id, o.number, o.title, o.organisation_id, o.ended_at';

const OFFER = `select ${COLUMNS} from outage o
  where ${TOUCHES} and (o.ended_at is null or o.ended_at > $3) and o.started_at <= $4
    and exists (select 1 from outage_service s where s.outage_id = o.id and s.service_id = $2)
  order by (o.ended_at is null) desc, o.started_at desc, o.id limit 1`;

/** The outage of this service that the organisation is in, or was in within the last hour; the current one first. */
export async function findOutageToOffer(
  tx: Tx,
  about: { readonly organisationId: string; readonly serviceId: string },
  now: Temporal.Instant,
): Promise<OutageOfTicket | null> {
  const params = [about.organisationId, about.serviceId, now.subtract(OFFERED_AFTER_END), now];
  const [outage] = await tx.query<OutageOfTicket>(OFFER, params);
  return outage ?? null;
}

/** An outage by its id, when it touches the organisation; else null. */
export async function findOutageTouching(
  tx: Tx,
  organisationId: string,
  outageId: string,
): Promise<OutageOfTicket | null> {
  const [outage] = await tx.query<OutageOfTicket>(
    `select ${COLUMNS} from outage o where ${TOUCHES} and o.id = $2`,
    [organisationId, outageId],
  );
  return outage ?? null;
}

/** The one service of an outage that an organisation uses; null when there are several or none. */
export async function findOnlyServiceOf(
  tx: Tx,
  organisationId: string,
  outageId: string,
): Promise<string | null> {
  const services = await tx.query<{ service_id: string }>(
    `select s.service_id from outage_service s join service_organisation u
       on u.service_id = s.service_id and u.organisation_id = $1
     where s.outage_id = $2 limit 2`,
    [organisationId, outageId],
  );
  return services.length === 1 ? (services[0]?.service_id ?? null) : null;
}
