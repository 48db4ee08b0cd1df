import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { invalidInput, UNKNOWN_OUTAGE } from '../input-faults.js';
import { loadTicketForUpdate } from '../load-ticket.js';
import { findOutageTouching } from './find-outage.js';
import { setOutage } from './set-outage.js';

export interface OutageLink {
  readonly ticketId: string;
  readonly outageId: string;
}

/** Links a ticket to an outage that touches its organisation; that also answers an offer. */
export async function linkOutage(
  tx: Tx,
  link: OutageLink,
  now: Temporal.Instant,
): Promise<{ version: number }> {
  const ticket = await loadTicketForUpdate(tx, link.ticketId);
  const outage = await findOutageTouching(tx, ticket.organisation_id, link.outageId);
  if (!outage) throw invalidInput(UNKNOWN_OUTAGE);
  if (ticket.outage_id === outage.id) return { version: ticket.version };
  if (ticket.outage_id !== null) {
    throw new DomainError('conflict', 'This ticket is linked to another outage; unlink that one first.', {
      params: { reason: 'linked_to_another_outage', outageId: ticket.outage_id },
    });
  }
  const change = { field: 'outage', from: null, to: String(outage.number) };
  const action = 'ticket.link_outage' as const;
  const write = { action, outageId: outage.id, offeredOutageId: null, change };
  return setOutage(tx, { ticket, write }, now);
}
