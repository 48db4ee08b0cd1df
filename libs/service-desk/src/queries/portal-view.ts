import type { PortalView } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { notFound } from '../input-faults.js';
import { loadServicesUsedBy } from '../service-of-ticket.js';
import { OUTAGE_BRIEF, toOutageBrief, type OutageBriefRow } from './outage-briefs.js';

export interface PortalVisitor {
  readonly organisationId: string;
  readonly personId: string;
  readonly now: Temporal.Instant;
}

/** The portal of one caller: what is known to be out, what can be reported, and the caller's own tickets. */
export async function portalView(tx: Tx, visitor: PortalVisitor): Promise<PortalView> {
  const services = await loadServicesUsedBy(tx, visitor.organisationId);
  return {
    ...(await loadVisitor(tx, visitor)),
    outages: await loadCurrentOutages(tx, visitor.organisationId),
    services: services.map(({ id, name }) => ({ id, name })),
    tickets: await loadOwnTickets(tx, visitor.personId),
    firstResponseMinutes: await loadFirstResponseMinutes(tx, visitor),
  };
}

interface VisitorRow {
  readonly organisation_name: string;
  readonly name: string;
  readonly email: string;
}

async function loadVisitor(
  tx: Tx,
  visitor: PortalVisitor,
): Promise<Pick<PortalView, 'organisation' | 'person'>> {
  const [row] = await tx.query<VisitorRow>(
    `select o.name as organisation_name, p.name, p.email from organisation o, person p where o.id = $1 and p.id = $2`,
    [visitor.organisationId, visitor.personId],
  );
  if (!row) throw notFound('person');
  return {
    organisation: { id: visitor.organisationId, name: row.organisation_name },
    person: { name: row.name, email: row.email },
  };
}

type CurrentOutageRow = OutageBriefRow & { readonly services: { id: string; name: string }[] };

const CURRENT = `select ${OUTAGE_BRIEF}, coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
      from outage_service u join service s on s.id = u.service_id where u.outage_id = g.id), '[]') as services
  from outage g where g.ended_at is null and (g.organisation_id = $1 or exists
    (select 1 from outage_organisation t where t.outage_id = g.id and t.organisation_id = $1))
  order by g.started_at desc, g.id`;

async function loadCurrentOutages(tx: Tx, organisationId: string): Promise<PortalView['outages']> {
  const rows = await tx.query<CurrentOutageRow>(CURRENT, [organisationId]);
  return rows.map((row) => ({ ...toOutageBrief(row), services: row.services }));
}

interface OwnTicketRow {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly status: PortalView['tickets'][number]['status'];
  readonly created_at: Date;
  readonly updated_at: Date;
}

const MAX_OWN_TICKETS = 50;

async function loadOwnTickets(tx: Tx, personId: string): Promise<PortalView['tickets']> {
  const rows = await tx.query<OwnTicketRow>(
    `select id, number, subject, status, created_at, updated_at from ticket where reporter_id = $1
     order by created_at desc, id limit ${MAX_OWN_TICKETS}`,
    [personId],
  );
  return rows.map(({ id, number, subject, status, created_at, updated_at }) => {
    return {
      id,
      number,
      subject,
      status,
      createdAt: created_at.toISOString(),
      updatedAt: updated_at.toISOString(),
    };
  });
}

const MEDIAN = `select extract(epoch from percentile_cont(0.5) within group
    (order by first_responded_at - created_at)) / 60 as minutes
  from ticket where organisation_id = $1 and first_responded_at > $2 and kind in ('complaint', 'service_request')`;

/** The median over the last 24 hours, so that the morning shows something too. */
async function loadFirstResponseMinutes(tx: Tx, visitor: PortalVisitor): Promise<number | null> {
  const since = visitor.now.subtract({ hours: 24 });
  const [row] = await tx.query<{ minutes: string | null }>(MEDIAN, [visitor.organisationId, since]);
  return row?.minutes === null || row === undefined ? null : Math.round(Number(row.minutes));
}
