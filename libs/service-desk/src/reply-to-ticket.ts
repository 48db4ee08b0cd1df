import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { stopClocks } from './clocks/stop-clocks.js';
import { requireText } from './input-faults.js';
import { insertReply } from './insert-reply.js';
import { loadTicketForUpdate, type TicketRow } from './load-ticket.js';
import type { MessageOutbox } from './message-outbox.js';
import { replyMail } from './wording/reply-text.js';

export interface ReplyToSend {
  readonly ticketId: string;
  readonly body: string;
}

export interface SentReply {
  readonly replyId: string;
  /** False when the ticket knows no address: the caller reads the reply in the portal only. */
  readonly mailed: boolean;
}

/** Answers the caller in public. The first answer meets the first-response clock, or shows that it came too late. */
export async function replyToTicket(
  tx: Tx,
  reply: ReplyToSend,
  { now, outbox }: { readonly now: Temporal.Instant; readonly outbox: MessageOutbox },
): Promise<SentReply> {
  const body = requireText('body', reply.body);
  const ticket = await loadTicketForUpdate(tx, reply.ticketId);
  const { replyId } = await insertReply(tx, { ticket, direction: 'to_caller', body }, now);
  if (ticket.first_responded_at === null) await meetFirstResponse(tx, ticket, now);
  const recipient = await addressOf(tx, ticket);
  if (recipient === null) return { replyId, mailed: false };
  const text = replyMail({
    number: ticket.number,
    subject: ticket.subject,
    body,
    authorName: tx.actor.label,
  });
  const message = { organisationId: ticket.organisation_id, ticketId: ticket.id, channel: 'email' } as const;
  await outbox.enqueue(tx, { ...message, ...text, recipient, idempotencyKey: `reply-${replyId}:email` }, now);
  return { replyId, mailed: true };
}

async function meetFirstResponse(tx: Tx, ticket: TicketRow, now: Temporal.Instant): Promise<void> {
  await tx.execute('update ticket set first_responded_at = $2 where id = $1', [ticket.id, now]);
  await stopClocks(tx, ticket, { kinds: ['first_response'], because: 'reached', now });
}

async function addressOf(tx: Tx, ticket: TicketRow): Promise<string | null> {
  if (ticket.reporter_email) return ticket.reporter_email;
  const [person] = await tx.query<{ email: string }>('select email from person where id = $1', [
    ticket.reporter_id,
  ]);
  return person?.email ?? null;
}
