import type { TicketView } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import { instantOf } from '../clocks/clock-row.js';
import { statusesFrom } from '../decide-ticket-change.js';
import { notFound } from '../input-faults.js';
import { loadConversation } from './conversation.js';
import type { HealthPort } from './health-port.js';
import { measurementStrip } from './measurement-strip.js';
import { loadOutageBriefs } from './outage-briefs.js';
import {
  CLOCK_JSON,
  SUMMARY_COLUMNS,
  SUMMARY_JOINS,
  toClockView,
  toTicketSummary,
  type ClockColumns,
  type SummaryRow,
} from './summary-rows.js';

interface ViewRow extends SummaryRow {
  readonly description: string;
  readonly origin: TicketView['origin'];
  readonly impact: TicketView['impact'];
  readonly urgency: TicketView['urgency'];
  readonly priority_reason: string | null;
  readonly reporter_email: string | null;
  readonly first_responded_at: Date | null;
  readonly resolved_at: Date | null;
  readonly closed_at: Date | null;
  readonly version: number;
  readonly outage_id: string | null;
  readonly offered_outage_id: string | null;
  readonly clocks: ClockColumns[];
}

const VIEW = `select ${SUMMARY_COLUMNS}, t.description, t.origin, t.impact, t.urgency, t.priority_reason,
    t.reporter_email, t.first_responded_at, t.resolved_at, t.closed_at, t.version, t.outage_id, t.offered_outage_id,
    (select coalesce(json_agg(${CLOCK_JSON} order by k.kind), '[]') from sla_clock k where k.ticket_id = t.id) as clocks
  from ticket t ${SUMMARY_JOINS} where t.id = $1`;

/** A ticket as the desk sees it, with what was measured around it. */
export async function ticketView(
  tx: Tx,
  ticketId: string,
  ports: { readonly health: HealthPort },
): Promise<TicketView> {
  const [row] = await tx.query<ViewRow>(VIEW, [ticketId]);
  if (!row) throw notFound('ticket');
  const summary = toTicketSummary(row);
  const outages = await loadOutageBriefs(tx, [row.outage_id, row.offered_outage_id]);
  const outage = outages.get(row.outage_id ?? '') ?? null;
  const offeredOutage = outages.get(row.offered_outage_id ?? '') ?? null;
  const outageStart = (outage ?? offeredOutage)?.startedAt;
  const measurements = await measurementStrip(ports.health, {
    organisationId: row.organisation_id,
    service: summary.service,
    complaintAt: instantOf(row.created_at),
    outageStartedAt: outageStart === undefined ? null : new Date(outageStart),
  });
  const [conversation, history] = [await loadConversation(tx, ticketId), await loadHistory(tx, ticketId)];
  return { ...summary, ...ownFields(row), outage, offeredOutage, conversation, history, measurements };
}

type OwnField =
  | (
      | 'description'
      | 'origin'
      | 'impact'
      | 'urgency'
      | 'priorityReason'
      | 'reporterEmail'
      | 'firstRespondedAt'
    )
  | ('resolvedAt' | 'closedAt' | 'version' | 'clocks' | 'allowedStatuses');

function ownFields(row: ViewRow): Pick<TicketView, OwnField> {
  return {
    description: row.description,
    origin: row.origin,
    impact: row.impact,
    urgency: row.urgency,
    priorityReason: row.priority_reason,
    reporterEmail: row.reporter_email,
    firstRespondedAt: row.first_responded_at?.toISOString() ?? null,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    version: row.version,
    clocks: row.clocks.map(toClockView),
    allowedStatuses: statusesFrom(row.status),
  };
}

interface HistoryRow {
  readonly at: Date;
  readonly field: string;
  readonly old_value: string | null;
  readonly new_value: string | null;
  readonly reason: string | null;
  readonly actor_label: string;
}

async function loadHistory(tx: Tx, ticketId: string): Promise<TicketView['history']> {
  const rows = await tx.query<HistoryRow>(
    'select at, field, old_value, new_value, reason, actor_label from ticket_change where ticket_id = $1 order by id',
    [ticketId],
  );
  return rows.map((row) => ({
    at: row.at.toISOString(),
    field: row.field,
    oldValue: row.old_value,
    newValue: row.new_value,
    reason: row.reason,
    actor: row.actor_label,
  }));
}
