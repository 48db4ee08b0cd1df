import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { findTeamOnCall } from './find-on-call.js';
import { enqueueMessage } from './outbox/enqueue-message.js';
import { slaText, type SlaFacts } from './wording/sla-text.js';

export interface SlaNotice extends SlaFacts {
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly assigneeEmail: string | null;
}

/** A warning goes to whoever works on the ticket, a breach to the whole team too. Answers how many were written. */
export async function notifySla(
  tx: Tx,
  notice: SlaNotice,
  { baseUrl, now }: { readonly baseUrl: string; readonly now: Temporal.Instant },
): Promise<number> {
  const team = notice.step === 'sla_breach' ? await findTeamOnCall(tx, notice.teamId) : [];
  const recipients = new Set([...team, notice.assigneeEmail].filter((email) => email !== null));
  const { organisationId, ticketId } = notice;
  let written = 0;
  for (const recipient of recipients) {
    const idempotencyKey = `ticket-${ticketId}:${notice.step}.${notice.clock}@${notice.dueAt.toString()}:${recipient}:email`;
    const message = { organisationId, idempotencyKey, channel: 'email', recipient, ticketId };
    if (await enqueueMessage(tx, { ...message, ...slaText(notice, baseUrl) }, now)) written += 1;
  }
  return written;
}
