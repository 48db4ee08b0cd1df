import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';

/** A message this sender may send until its lease ends. */
export interface LeasedMessage {
  readonly id: string;
  readonly organisation_id: string;
  readonly idempotency_key: string;
  readonly channel: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
  readonly created_at: Date;
  readonly lease_until: Date;
}

/** Longer than any channel's deadline, so that a lease ends only when its sender is gone. */
const LEASE_SECONDS = 60;

const LEASE = `update message m set lease_until = $2, attempts = m.attempts + 1
  from (select id from message
    where sent_at is null and failed_at is null and next_attempt_at <= $1
      and (lease_until is null or lease_until <= $1)
    order by next_attempt_at, id limit $3 for update skip locked) due
  where m.id = due.id
  returning m.id, m.organisation_id, m.idempotency_key, m.channel, m.recipient, m.subject, m.body, m.attempts,
    m.lease_until, m.created_at`;

/** Takes messages that are due and that no living sender holds. */
export function leaseMessages(tx: Tx, now: Temporal.Instant, limit: number): Promise<LeasedMessage[]> {
  return tx.query<LeasedMessage>(LEASE, [now, now.add({ seconds: LEASE_SECONDS }), limit]);
}
