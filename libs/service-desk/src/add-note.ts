import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { requireText } from './input-faults.js';
import { loadTicketForUpdate } from './load-ticket.js';
import { personIdOf } from './person-of-actor.js';

export interface NoteToAdd {
  readonly ticketId: string;
  readonly body: string;
}

/** Adds an internal note; nothing here has a path to the caller. Leaves the ticket's version alone. */
export async function addNote(tx: Tx, note: NoteToAdd, now: Temporal.Instant): Promise<{ noteId: string }> {
  const body = requireText('body', note.body);
  const ticket = await loadTicketForUpdate(tx, note.ticketId);
  const organisationId = ticket.organisation_id;
  const [row] = await tx.query<{ id: string }>(
    `insert into ticket_note (ticket_id, organisation_id, author_id, author_name, body, created_at)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [ticket.id, organisationId, personIdOf(tx.actor), tx.actor.label, body, now],
  );
  if (!row) throw new Error('an insert of one note returns one row');
  await tx.execute('update ticket set updated_at = $2 where id = $1', [ticket.id, now]);
  await tx.audit({
    action: 'ticket.note',
    object: `ticket:${ticket.id}`,
    organisationId,
    detail: { noteId: row.id },
  });
  await tx.notify({ kind: 'ticket', organisationId, subject: ticket.id, at: now });
  return { noteId: row.id };
}
