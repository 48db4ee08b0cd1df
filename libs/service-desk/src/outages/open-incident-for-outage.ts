import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { notFound } from '../input-faults.js';
import { insertTicket } from '../insert-ticket.js';
import { incidentDescription } from '../wording/incident-text.js';
import { decideIncident, type TouchedService } from './decide-incident.js';

export interface OutageIncident {
  readonly ticketId: string;
  readonly number: number;
  /** False when the outage had its incident already: nothing was written. */
  readonly created: boolean;
}

interface OutageRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly title: string;
  readonly reason: string | null;
  readonly started_at: Date;
  readonly item_name: string;
}

const OUTAGE = `select o.id, o.organisation_id, o.title, o.reason, o.started_at, i.name as item_name
  from outage o join configuration_item i on i.id = o.configuration_item_id where o.id = $1 for update of o`;
const SERVICES = `select s.id, s.name, s.impact, s.team_id from outage_service u join service s on s.id = u.service_id
  where u.outage_id = $1 order by s.name, s.id`;
const ORGANISATIONS = `select g.name from outage_organisation u join organisation g on g.id = u.organisation_id
  where u.outage_id = $1 order by g.name, g.id`;

/** The incident of an outage, opened by monitoring in the queue of its gravest service; a second call finds it. */
export async function openIncidentForOutage(
  tx: Tx,
  outage: { readonly id: string },
  now: Temporal.Instant,
): Promise<OutageIncident> {
  const [row] = await tx.query<OutageRow>(OUTAGE, [outage.id]);
  if (!row) throw notFound('outage');
  const existing = await findIncident(tx, outage.id);
  if (existing) return { ...existing, created: false };
  const services = await tx.query<TouchedService>(SERVICES, [outage.id]);
  const organisations = await tx.query<{ name: string }>(ORGANISATIONS, [outage.id]);
  const description = incidentDescription({
    itemName: row.item_name,
    reason: row.reason,
    startedAt: row.started_at,
    serviceNames: services.map((service) => service.name),
    organisationNames: organisations.map((organisation) => organisation.name),
  });
  const incident = { kind: 'incident', origin: 'monitoring', subject: row.title, description } as const;
  const plan = decideIncident(services, organisations.length);
  const whose = { organisationId: row.organisation_id, outageId: row.id };
  const { ticketId, number } = await insertTicket(tx, { ...incident, ...plan, ...whose }, now);
  return { ticketId, number, created: true };
}

interface IncidentRef {
  readonly ticketId: string;
  readonly number: number;
}

async function findIncident(tx: Tx, outageId: string): Promise<IncidentRef | undefined> {
  const [incident] = await tx.query<IncidentRef>(
    `select id as "ticketId", number from ticket where outage_id = $1 and origin = 'monitoring'`,
    [outageId],
  );
  return incident;
}
