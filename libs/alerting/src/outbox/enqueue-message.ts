import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';

/** A message to write to the outbox. The key names it for ever: a second one with the same key is not written. */
export interface OutgoingMessage {
  readonly organisationId: string;
  readonly idempotencyKey: string;
  readonly channel: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly ticketId?: string | null;
  readonly outageId?: string | null;
}

const INSERT = `insert into message (organisation_id, idempotency_key, channel, recipient, subject, body, ticket_id,
    outage_id, created_at, next_attempt_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
  on conflict (idempotency_key) do nothing`;

/** Writes a message to the outbox in the transaction of what it tells; false when it was there already. */
export async function enqueueMessage(
  tx: Tx,
  message: OutgoingMessage,
  now: Temporal.Instant,
): Promise<boolean> {
  const written = await tx.execute(INSERT, [
    message.organisationId,
    message.idempotencyKey,
    message.channel,
    message.recipient,
    message.subject,
    message.body,
    message.ticketId ?? null,
    message.outageId ?? null,
    now,
  ]);
  return written > 0;
}
