import type { ConversationItem } from '@peil/contracts';
import type { Tx } from '@peil/persistence';

interface ConversationRow {
  readonly id: string;
  readonly kind: ConversationItem['kind'];
  readonly author_name: string;
  readonly body: string;
  readonly created_at: Date;
}

const REPLIES = `select id, 'reply_' || direction as kind, author_name, body, created_at
  from ticket_reply where ticket_id = $1`;
const NOTES = `select id, 'internal_note' as kind, author_name, body, created_at from ticket_note where ticket_id = $1`;

/** What was said with the caller. Reads no other table, so that no note can come along. */
export async function loadReplies(tx: Tx, ticketId: string): Promise<ConversationItem[]> {
  const rows = await tx.query<ConversationRow>(`${REPLIES} order by created_at, id`, [ticketId]);
  return rows.map(toItem);
}

/** Replies and internal notes in one line of time; for the desk only. */
export async function loadConversation(tx: Tx, ticketId: string): Promise<ConversationItem[]> {
  const rows = await tx.query<ConversationRow>(`${REPLIES} union all ${NOTES} order by created_at, id`, [
    ticketId,
  ]);
  return rows.map(toItem);
}

function toItem(row: ConversationRow): ConversationItem {
  return {
    id: row.id,
    kind: row.kind,
    authorName: row.author_name,
    body: row.body,
    createdAt: row.created_at.toISOString(),
  };
}
