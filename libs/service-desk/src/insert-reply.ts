import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { TicketRow } from './load-ticket.js';
import { personIdOf } from './person-of-actor.js';

export interface NewReply {
  readonly ticket: Pick<TicketRow, 'id' | 'organisation_id'>;
  readonly direction: 'from_caller' | 'to_caller';
  readonly body: string;
}

/** Writes one line of the conversation with the caller, its audit row and its live event. */
export async function insertReply(
  tx: Tx,
  reply: NewReply,
  now: Temporal.Instant,
): Promise<{ replyId: string }> {
  const { ticket, direction, body } = reply;
  const organisationId = ticket.organisation_id;
  const [row] = await tx.query<{ id: string }>(
    `insert into ticket_reply (ticket_id, organisation_id, author_id, author_name, direction, body, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [ticket.id, organisationId, personIdOf(tx.actor), tx.actor.label, direction, body, now],
  );
  if (!row) throw new Error('an insert of one reply returns one row');
  await tx.execute('update ticket set updated_at = $2 where id = $1', [ticket.id, now]);
  const detail = { replyId: row.id, direction };
  await tx.audit({ action: 'ticket.reply', object: `ticket:${ticket.id}`, organisationId, detail });
  await tx.notify({ kind: 'ticket', organisationId, subject: ticket.id, at: now });
  return { replyId: row.id };
}
