import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { findOnCall } from './find-on-call.js';
import { loadOutageFacts } from './load-outage-facts.js';
import { enqueueMessage } from './outbox/enqueue-message.js';
import { endedText, openedText } from './wording/outage-text.js';

export interface OutageNotice {
  readonly outage: { readonly id: string };
  readonly phase: 'opened' | 'ended';
  /** Where links in a message lead: PEIL_BASE_URL. */
  readonly baseUrl: string;
  /** Whom to tell; absent: who is on call for an outage that opened, who was told of one that ended. */
  readonly recipients?: readonly string[];
}

/** Writes one mail a recipient to the outbox; a notice that was written before is not written again. */
export async function notifyOnCall(tx: Tx, notice: OutageNotice, now: Temporal.Instant): Promise<number> {
  const outageId = notice.outage.id;
  const facts = await loadOutageFacts(tx, outageId);
  const recipients =
    notice.recipients ??
    (await recipientsOf(tx, notice.phase, { id: outageId, organisationId: facts.organisationId }));
  const text = notice.phase === 'opened' ? openedText : endedText;
  const { organisationId } = facts;
  let written = 0;
  for (const recipient of recipients) {
    const idempotencyKey = keyOf(notice, recipient);
    const message = { organisationId, idempotencyKey, channel: 'email', recipient, outageId };
    if (await enqueueMessage(tx, { ...message, ...text(facts, notice.baseUrl) }, now)) written += 1;
  }
  await tx.audit({
    action: `outage.notify_${notice.phase}`,
    object: `outage:${outageId}`,
    organisationId,
    result: recipients.length > 0 ? 'ok' : 'failed',
    detail:
      recipients.length > 0 ? { recipients } : { reason: 'nobody is on call and there is no administrator' },
  });
  return written;
}

function keyOf({ outage, phase }: OutageNotice, recipient: string): string {
  return `outage-${outage.id}:${phase}:${recipient.toLowerCase()}:email`;
}

const TOLD = `select distinct recipient from message
  where outage_id = $1 and idempotency_key like 'outage-%:opened:%' order by recipient`;

async function recipientsOf(
  tx: Tx,
  phase: OutageNotice['phase'],
  outage: { readonly id: string; readonly organisationId: string },
): Promise<string[]> {
  if (phase === 'opened') return findOnCall(tx, outage);
  const told = await tx.query<{ recipient: string }>(TOLD, [outage.id]);
  return told.map(({ recipient }) => recipient);
}
