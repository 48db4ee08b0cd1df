import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';

/** A message to a caller, as the desk hands it over. */
export interface CallerMessage {
  readonly organisationId: string;
  readonly idempotencyKey: string;
  readonly channel: 'email';
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly ticketId: string;
}

/** Where the desk leaves messages to callers, in the transaction of what they tell; alerting's outbox is one. */
export interface MessageOutbox {
  enqueue(tx: Tx, message: CallerMessage, now: Temporal.Instant): Promise<unknown>;
}
