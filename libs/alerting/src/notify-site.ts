import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { findOnCallOfOrganisation } from './find-on-call.js';
import { enqueueMessage } from './outbox/enqueue-message.js';
import { siteText, type SiteFacts } from './wording/site-text.js';

export interface SiteNotice extends SiteFacts {
  readonly siteId: string;
  readonly organisationId: string;
  readonly baseUrl: string;
}

/** Tells who is on call, once, that a site went blind or is seen again. Answers how many messages were written. */
export async function notifySite(tx: Tx, notice: SiteNotice, now: Temporal.Instant): Promise<number> {
  const { organisationId, siteId, phase, blindSince } = notice;
  let written = 0;
  for (const recipient of await findOnCallOfOrganisation(tx, organisationId)) {
    const idempotencyKey = `site-${siteId}@${blindSince.toString()}:${phase}:${recipient.toLowerCase()}:email`;
    const message = { organisationId, idempotencyKey, channel: 'email', recipient };
    if (await enqueueMessage(tx, { ...message, ...siteText(notice, notice.baseUrl) }, now)) written += 1;
  }
  return written;
}
