import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { TicketRow } from '../load-ticket.js';
import { recordChanges, type TicketChange } from '../ticket-changes.js';

/** How a ticket and an outage come together or part. */
export interface OutageWrite {
  readonly action: 'ticket.link_outage' | 'ticket.unlink_outage' | 'ticket.decline_outage';
  readonly outageId: string | null;
  readonly offeredOutageId: string | null;
  readonly change: Omit<TicketChange, 'reason'>;
}

/** Writes the outage of a ticket with its history, its audit row and live events for ticket and outage. */
export async function setOutage(
  tx: Tx,
  { ticket, write }: { readonly ticket: TicketRow; readonly write: OutageWrite },
  now: Temporal.Instant,
): Promise<{ version: number }> {
  const [row] = await tx.query<{ version: number }>(
    `update ticket set outage_id = $2, offered_outage_id = $3, updated_at = $4, version = version + 1
     where id = $1 returning version`,
    [ticket.id, write.outageId, write.offeredOutageId, now],
  );
  if (!row) throw new Error('a ticket that is held cannot vanish');
  await recordChanges(tx, ticket, { now, changes: [{ ...write.change, reason: null }] });
  const outageId = write.outageId ?? ticket.outage_id ?? ticket.offered_outage_id;
  const organisationId = ticket.organisation_id;
  await tx.audit({
    action: write.action,
    object: `ticket:${ticket.id}`,
    organisationId,
    detail: { outageId },
  });
  await tx.notify({ kind: 'ticket', organisationId, subject: ticket.id, at: now });
  if (outageId) await tx.notify({ kind: 'outage', organisationId, subject: outageId, at: now });
  return row;
}
