import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { loadTicketForUpdate } from '../load-ticket.js';
import { setOutage } from './set-outage.js';

interface TicketId {
  readonly ticketId: string;
}

/** Parts a ticket from its outage. The incident that monitoring opened for the outage stays with it. */
export async function unlinkOutage(
  tx: Tx,
  { ticketId }: TicketId,
  now: Temporal.Instant,
): Promise<{ version: number }> {
  const ticket = await loadTicketForUpdate(tx, ticketId);
  if (ticket.outage_id === null) return { version: ticket.version };
  if (ticket.origin === 'monitoring') {
    throw new DomainError('conflict', 'The incident of an outage cannot be parted from it.', {
      params: { reason: 'incident_of_outage' },
    });
  }
  const change = { field: 'outage', from: await numberOf(tx, ticket.outage_id), to: null };
  const offeredOutageId = ticket.offered_outage_id;
  const write = { action: 'ticket.unlink_outage', outageId: null, offeredOutageId, change } as const;
  return setOutage(tx, { ticket, write }, now);
}

/** Declines the outage a ticket was offered; refuses when there is no offer. */
export async function declineOutageOffer(
  tx: Tx,
  { ticketId }: TicketId,
  now: Temporal.Instant,
): Promise<{ version: number }> {
  const ticket = await loadTicketForUpdate(tx, ticketId);
  if (ticket.offered_outage_id === null) {
    throw new DomainError('conflict', 'This ticket is not offered to an outage (any more).', {
      params: { reason: 'no_offer' },
    });
  }
  const change = { field: 'offered_outage', from: await numberOf(tx, ticket.offered_outage_id), to: null };
  const outageId = ticket.outage_id;
  const write = { action: 'ticket.decline_outage', outageId, offeredOutageId: null, change } as const;
  return setOutage(tx, { ticket, write }, now);
}

async function numberOf(tx: Tx, outageId: string): Promise<string> {
  const [outage] = await tx.query<{ number: number }>('select number from outage where id = $1', [outageId]);
  return String(outage?.number ?? outageId);
}
