import type { Impact, Priority, TicketKind, TicketStatus, Urgency, WaitingReason } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import { notFound } from './input-faults.js';

/** A ticket as the verbs see it. */
export interface TicketRow {
  readonly id: string;
  readonly number: number;
  readonly organisation_id: string;
  readonly kind: TicketKind;
  readonly status: TicketStatus;
  readonly waiting_reason: WaitingReason | null;
  readonly origin: 'portal' | 'api' | 'desk' | 'monitoring';
  readonly subject: string;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly service_id: string | null;
  readonly team_id: string | null;
  readonly assignee_id: string | null;
  readonly reporter_id: string | null;
  readonly reporter_name: string | null;
  readonly reporter_email: string | null;
  readonly outage_id: string | null;
  readonly offered_outage_id: string | null;
  readonly created_at: Date;
  readonly first_responded_at: Date | null;
  readonly resolved_at: Date | null;
  readonly version: number;
}

const TICKET = `select id, number, organisation_id, kind, status, waiting_reason, origin, subject, impact, urgency,
    priority, service_id, team_id, assignee_id, reporter_id, reporter_name, reporter_email, outage_id,
    offered_outage_id, created_at, first_responded_at, resolved_at, version
  from ticket where id = $1 for update`;

/** The ticket, held until the end of the transaction; another organisation's ticket is not found. */
export async function loadTicketForUpdate(tx: Tx, ticketId: string): Promise<TicketRow> {
  const [ticket] = await tx.query<TicketRow>(TICKET, [ticketId]);
  if (!ticket) throw notFound('ticket');
  return ticket;
}
