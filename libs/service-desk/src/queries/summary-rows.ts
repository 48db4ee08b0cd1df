import type { ClockView, TicketSummary } from '@peil/contracts';

/** A ticket of the list, as selected. */
export interface SummaryRow {
  readonly id: string;
  readonly number: number;
  readonly kind: TicketSummary['kind'];
  readonly status: TicketSummary['status'];
  readonly waiting_reason: TicketSummary['waitingReason'];
  readonly priority: TicketSummary['priority'];
  readonly subject: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly service_id: string | null;
  readonly service_name: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
  readonly reporter_name: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly outage_number: number | null;
  readonly has_outage_offer: boolean;
  readonly clock: ClockColumns | null;
}

/** A clock as JSON made by the query, instants as text. */
export interface ClockColumns {
  readonly kind: ClockView['kind'];
  readonly state: ClockView['state'];
  readonly due_at: string | null;
  readonly remaining_seconds: number | null;
  readonly target_seconds: number;
  readonly stopped_at: string | null;
}

export const CLOCK_JSON = `json_build_object('kind', k.kind, 'state', k.state, 'due_at', k.due_at,
  'remaining_seconds', k.remaining_seconds, 'target_seconds', k.target_seconds, 'stopped_at', k.stopped_at)`;

export const SUMMARY_COLUMNS = `t.id, t.number, t.kind, t.status, t.waiting_reason, t.priority, t.subject,
  t.organisation_id, o.name as organisation_name, t.service_id, s.name as service_name,
  t.team_id, m.name as team_name, t.assignee_id, a.name as assignee_name, t.reporter_name,
  t.created_at, t.updated_at, g.number as outage_number, t.offered_outage_id is not null as has_outage_offer,
  k.clock`;

/** The clock of an open ticket that runs out first; one that is held comes last. */
export const SUMMARY_JOINS = `join organisation o on o.id = t.organisation_id
  left join service s on s.id = t.service_id
  left join team m on m.id = t.team_id
  left join person a on a.id = t.assignee_id
  left join outage g on g.id = t.outage_id
  left join lateral (select ${CLOCK_JSON} as clock from sla_clock k
    where k.ticket_id = t.id and k.stopped_at is null order by k.due_at nulls last, k.kind limit 1) k on true`;

/** A row as the wire shows it. A colleague of another organisation is named by the team. */
export function toTicketSummary(row: SummaryRow): TicketSummary {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    waitingReason: row.waiting_reason,
    priority: row.priority,
    subject: row.subject,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    service: named(row.service_id, row.service_name),
    team: named(row.team_id, row.team_name),
    assignee: named(row.assignee_id, row.assignee_name ?? row.team_name),
    reporterName: row.reporter_name,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    nextClock: row.clock && toClockView(row.clock),
    outageNumber: row.outage_number,
    hasOutageOffer: row.has_outage_offer,
  };
}

export function toClockView(clock: ClockColumns): ClockView {
  return {
    kind: clock.kind,
    state: clock.state,
    dueAt: inUtc(clock.due_at),
    remainingSeconds: clock.remaining_seconds,
    targetSeconds: clock.target_seconds,
    stoppedAt: inUtc(clock.stopped_at),
  };
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '…' };
}

function inUtc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
