import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import { decideRetry } from './decide-retry.js';
import type { LeasedMessage } from './lease-messages.js';

export interface SendFailure {
  readonly reason: string;
  readonly permanent: boolean;
}

const MAX_REASON_LENGTH = 500;

/** Marks a message as taken by its provider, also when the lease ended meanwhile: it is gone either way. */
export async function markSent(tx: Tx, message: LeasedMessage, now: Temporal.Instant): Promise<void> {
  await tx.execute(
    `update message set sent_at = coalesce(sent_at, $2), lease_until = null, last_error = null where id = $1`,
    [message.id, now],
  );
}

const RETRY = `update message set next_attempt_at = $3, lease_until = null, last_error = $4
  where id = $1 and lease_until = $2 and sent_at is null`;
const GIVE_UP = `update message set failed_at = $3, lease_until = null, last_error = $4
  where id = $1 and lease_until = $2 and sent_at is null`;

/** Plans the next attempt, or gives the message up where an administrator sees it. */
export async function markFailed(
  tx: Tx,
  { message, failure }: { readonly message: LeasedMessage; readonly failure: SendFailure },
  now: Temporal.Instant,
): Promise<void> {
  const reason = failure.reason.slice(0, MAX_REASON_LENGTH);
  const createdAt = Temporal.Instant.fromEpochMilliseconds(message.created_at.getTime());
  const { permanent } = failure;
  const retry = decideRetry({ attempts: message.attempts, permanent, createdAt }, now);
  if (retry.kind === 'again') {
    await tx.execute(RETRY, [message.id, message.lease_until, retry.at, reason]);
    return;
  }
  const givenUp = await tx.execute(GIVE_UP, [message.id, message.lease_until, now, reason]);
  if (givenUp === 0) return;
  await tx.audit({
    action: 'message.give_up',
    object: `message:${message.id}`,
    organisationId: message.organisation_id,
    result: 'failed',
    detail: { channel: message.channel, recipient: message.recipient, subject: message.subject, reason },
  });
}
