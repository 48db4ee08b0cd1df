import type { ComplaintRequest } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { subjectOf, urgencyOf } from './decide-complaint.js';
import { invalidInput, requireText, UNKNOWN_OUTAGE } from './input-faults.js';
import { insertTicket, type NewTicket, type OpenedTicket } from './insert-ticket.js';
import { findOnlyServiceOf, findOutageToOffer, findOutageTouching } from './outages/find-outage.js';
import { requireOrganisation } from './require-organisation.js';
import { loadServiceOf, loadServicesUsedBy, type TicketService } from './service-of-ticket.js';
import { suggestService } from './suggest-service.js';
import type { TicketChange } from './ticket-changes.js';

/** The portal's two fields, and who filled them in. */
export interface ComplaintToFile extends ComplaintRequest {
  readonly organisationId: string;
  readonly origin: 'portal' | 'api';
  readonly reporter: {
    readonly personId: string | null;
    readonly name: string | null;
    readonly email: string | null;
  };
}

export interface FiledComplaint extends OpenedTicket {
  /** The outage the complaint was linked to at the caller's word. */
  readonly outageId: string | null;
  /** The outage the desk is asked to link it to. */
  readonly offeredOutageId: string | null;
}

/**
 * Takes a complaint. One that names an outage ("ik heb hier ook last van") is linked at once; one about a service
 * in an outage, or in one within the last hour, is offered to it. Without a named service the text may suggest one.
 */
export async function fileComplaint(
  tx: Tx,
  complaint: ComplaintToFile,
  now: Temporal.Instant,
): Promise<FiledComplaint> {
  await requireOrganisation(tx, complaint.organisationId);
  const description = requireText('description', complaint.description);
  await requireTouchingOutage(tx, complaint);
  const { service, changes } = await serviceOf(tx, complaint);
  const about = service && { organisationId: complaint.organisationId, serviceId: service.id };
  const offered = about && !complaint.outageId ? await findOutageToOffer(tx, about, now) : null;
  const offeredOutageId = offered?.id ?? null;
  const opened = await insertTicket(
    tx,
    { ...fieldsOf(complaint, description), ...fieldsFrom(service), offeredOutageId, changes },
    now,
  );
  return { ...opened, outageId: complaint.outageId, offeredOutageId };
}

type ServiceField = 'impact' | 'serviceId' | 'teamId';

function fieldsOf(complaint: ComplaintToFile, description: string): Omit<NewTicket, ServiceField> {
  const { reporter } = complaint;
  return {
    organisationId: complaint.organisationId,
    kind: 'complaint',
    origin: complaint.origin,
    subject: subjectOf(description),
    description,
    urgency: urgencyOf(complaint.ability),
    outageId: complaint.outageId,
    reporterId: reporter.personId,
    reporterName: reporter.name,
    reporterEmail: reporter.email,
  };
}

function fieldsFrom(service: TicketService | null): Pick<NewTicket, ServiceField> {
  return {
    impact: service?.impact ?? 'medium',
    serviceId: service?.id ?? null,
    teamId: service?.team_id ?? null,
  };
}

async function requireTouchingOutage(tx: Tx, { outageId, organisationId }: ComplaintToFile): Promise<void> {
  if (outageId === null) return;
  if (!(await findOutageTouching(tx, organisationId, outageId))) throw invalidInput(UNKNOWN_OUTAGE);
}

interface ServiceChoice {
  readonly service: TicketService | null;
  readonly changes: readonly TicketChange[];
}

async function serviceOf(tx: Tx, complaint: ComplaintToFile): Promise<ServiceChoice> {
  const { organisationId, outageId } = complaint;
  const named =
    complaint.serviceId ?? (outageId === null ? null : await findOnlyServiceOf(tx, organisationId, outageId));
  if (named !== null) return { service: await loadServiceOf(tx, organisationId, named), changes: [] };
  if (outageId !== null) return { service: null, changes: [] };
  const service = suggestService(complaint.description, await loadServicesUsedBy(tx, organisationId));
  if (!service) return { service, changes: [] };
  const change = { field: 'service', from: null, to: service.name, reason: 'suggested_from_text' };
  return { service, changes: [change] };
}
