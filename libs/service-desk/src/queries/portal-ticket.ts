import type { PortalTicket } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import { notFound } from '../input-faults.js';
import { loadReplies } from './conversation.js';
import { loadOutageBriefs } from './outage-briefs.js';

interface PortalTicketRow {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly description: string;
  readonly status: PortalTicket['status'];
  readonly priority: PortalTicket['priority'];
  readonly created_at: Date;
  readonly outage_id: string | null;
  readonly first_response_due_at: Date | null;
  readonly resolution_due_at: Date | null;
}

const TICKET = `select t.id, t.number, t.subject, t.description, t.status, t.priority, t.created_at, t.outage_id,
    (select due_at from sla_clock where ticket_id = t.id and kind = 'first_response') as first_response_due_at,
    (select due_at from sla_clock where ticket_id = t.id and kind = 'resolution') as resolution_due_at
  from ticket t where t.id = $1 and t.reporter_id = $2`;

/** A caller's own ticket: what was said with the caller, never an internal note; another's ticket is not found. */
export async function portalTicket(
  tx: Tx,
  { ticketId, personId }: { readonly ticketId: string; readonly personId: string },
): Promise<PortalTicket> {
  const [row] = await tx.query<PortalTicketRow>(TICKET, [ticketId, personId]);
  if (!row) throw notFound('ticket');
  const outages = await loadOutageBriefs(tx, [row.outage_id]);
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    description: row.description,
    status: row.status,
    priority: row.priority,
    createdAt: row.created_at.toISOString(),
    firstResponseDueAt: row.first_response_due_at?.toISOString() ?? null,
    resolutionDueAt: row.resolution_due_at?.toISOString() ?? null,
    outage: outages.get(row.outage_id ?? '') ?? null,
    conversation: await loadReplies(tx, ticketId),
  };
}
