import type { TicketRequest } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { requireText } from './input-faults.js';
import { insertTicket, type OpenedTicket } from './insert-ticket.js';
import { findOutageToOffer } from './outages/find-outage.js';
import { requireOrganisation } from './require-organisation.js';
import { loadServiceOf } from './service-of-ticket.js';

/** A ticket made by the desk or through the API. */
export interface TicketToOpen extends TicketRequest {
  readonly origin: 'desk' | 'api';
}

/** Opens a ticket in the queue of its service's team; a complaint is offered to an outage of its service. */
export async function openTicket(
  tx: Tx,
  request: TicketToOpen,
  now: Temporal.Instant,
): Promise<OpenedTicket> {
  await requireOrganisation(tx, request.organisationId);
  const subject = requireText('subject', request.subject, 200);
  const description = requireText('description', request.description);
  const service = await loadServiceOf(tx, request.organisationId, request.serviceId);
  const seeksOutage = service !== null && (request.kind === 'complaint' || request.kind === 'incident');
  const offered = seeksOutage
    ? await findOutageToOffer(tx, { organisationId: request.organisationId, serviceId: service.id }, now)
    : null;
  return insertTicket(
    tx,
    {
      ...request,
      subject,
      description,
      teamId: service?.team_id ?? null,
      offeredOutageId: offered?.id ?? null,
    },
    now,
  );
}
