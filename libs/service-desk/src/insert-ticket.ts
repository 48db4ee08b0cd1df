import { priorityOf, type Impact, type Priority, type TicketKind, type Urgency } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { loadServiceLevels } from './clocks/service-levels.js';
import { earliestDue, planClocks, startClocks } from './clocks/start-clocks.js';
import { recordChanges, type TicketChange } from './ticket-changes.js';

/** Everything a new ticket begins with; priority follows from impact and urgency. */
export interface NewTicket {
  readonly organisationId: string;
  readonly kind: TicketKind;
  readonly origin: 'portal' | 'api' | 'desk' | 'monitoring';
  readonly subject: string;
  readonly description: string;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly serviceId: string | null;
  readonly teamId: string | null;
  readonly reporterId?: string | null;
  readonly reporterName?: string | null;
  readonly reporterEmail?: string | null;
  readonly outageId?: string | null;
  readonly offeredOutageId?: string | null;
  readonly changes?: readonly TicketChange[];
}

/** A ticket that was made. */
export interface OpenedTicket {
  readonly ticketId: string;
  readonly number: number;
  readonly priority: Priority;
}

const INSERT = `insert into ticket (organisation_id, kind, status, origin, subject, description, impact, urgency,
    priority, service_id, team_id, reporter_id, reporter_name, reporter_email, outage_id, offered_outage_id,
    created_at, updated_at, next_due_at)
  values ($1, $2, 'new', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17)
  returning id, number`;

/** Writes a ticket with its clocks, its first row of history, its audit row and its live event. */
export async function insertTicket(tx: Tx, ticket: NewTicket, now: Temporal.Instant): Promise<OpenedTicket> {
  const priority = priorityOf(ticket);
  const clocks = planClocks(await loadServiceLevels(tx, ticket.organisationId, priority), now);
  const nextDue = earliestDue(clocks.map(({ plan }) => plan));
  const [row] = await tx.query<{ id: string; number: number }>(
    INSERT,
    valuesOf(ticket, { priority, nextDue, now }),
  );
  if (!row) throw new Error('an insert of one ticket returns one row');
  const ref = { id: row.id, organisation_id: ticket.organisationId };
  await startClocks(tx, ref, { clocks, now });
  const created: TicketChange = { field: 'created', from: null, to: ticket.origin, reason: null };
  await recordChanges(tx, ref, { now, changes: [created, ...(ticket.changes ?? [])] });
  await tx.audit({
    action: 'ticket.open',
    object: `ticket:${row.id}`,
    organisationId: ticket.organisationId,
    detail: { number: row.number, kind: ticket.kind, origin: ticket.origin, priority },
  });
  await tx.notify({ kind: 'ticket', organisationId: ticket.organisationId, subject: row.id, at: now });
  return { ticketId: row.id, number: row.number, priority };
}

interface Derived {
  readonly priority: Priority;
  readonly nextDue: Temporal.Instant | 'infinity';
  readonly now: Temporal.Instant;
}

function valuesOf(ticket: NewTicket, derived: Derived): unknown[] {
  return [
    ticket.organisationId,
    ticket.kind,
    ticket.origin,
    ticket.subject,
    ticket.description,
    ticket.impact,
    ticket.urgency,
    derived.priority,
    ticket.serviceId,
    ticket.teamId,
    ticket.reporterId ?? null,
    ticket.reporterName ?? null,
    ticket.reporterEmail ?? null,
    ticket.outageId ?? null,
    ticket.offeredOutageId ?? null,
    derived.now,
    derived.nextDue,
  ];
}
