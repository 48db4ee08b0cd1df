import { verbsFrom, type TicketVerb } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { changeTicket } from './change-ticket.js';
import { notFound, requireText } from './input-faults.js';
import { insertReply } from './insert-reply.js';
import { loadTicketForUpdate, type TicketRow } from './load-ticket.js';

export interface CallerReply {
  readonly ticketId: string;
  readonly personId: string;
  readonly body: string;
}

/**
 * A caller adds to the own ticket; somebody else's is not found. A ticket that waited for the caller, or was
 * resolved, comes back to the desk. A closed one does not: that asks for a new complaint.
 */
export async function replyAsCaller(
  tx: Tx,
  reply: CallerReply,
  now: Temporal.Instant,
): Promise<{ replyId: string }> {
  const body = requireText('body', reply.body);
  const ticket = await loadTicketForUpdate(tx, reply.ticketId);
  if (ticket.reporter_id !== reply.personId) throw notFound('ticket');
  if (ticket.status === 'closed' || ticket.status === 'cancelled') throw ticketIsClosed(ticket);
  const written = await insertReply(tx, { ticket, direction: 'from_caller', body }, now);
  if (comesBack(ticket)) {
    const patch = { status: 'in_progress', reason: 'caller_replied' } as const;
    await changeTicket(tx, { ticketId: ticket.id, version: ticket.version, patch }, now);
  }
  return written;
}

function comesBack(ticket: TicketRow): boolean {
  const verb: TicketVerb = ticket.status === 'resolved' ? 'reopen' : 'resume';
  const waitsForCaller = ticket.status === 'waiting' && ticket.waiting_reason === 'caller';
  return (waitsForCaller || ticket.status === 'resolved') && verbsFrom(ticket.status).includes(verb);
}

function ticketIsClosed(ticket: TicketRow): DomainError {
  return new DomainError('conflict', 'This ticket is closed; file a new complaint and name this number.', {
    params: { reason: 'ticket_closed', number: ticket.number },
  });
}
