import type { OutageDetail } from '@peil/contracts';
import { DomainError } from '@peil/platform';
import type { Scope, Tx } from '@peil/persistence';
import { OUTAGE_COLUMNS, toOutageViews, type OutageRow } from './outage-rows.js';
import type { OutageCheckRow, OutageMessageRow, OutageParts, OutageTicketRow } from './outage-parts.js';
import { outageTimeline } from './outage-timeline.js';
import type { ReadableDatabase } from './readable-database.js';

const OUTAGE_SQL = `select ${OUTAGE_COLUMNS} from outage o where o.id = $1`;

const CHECKS_SQL = `select d.id, d.name, c.started_at, c.ended_at, c.reason, c.evidence
  from outage_check c join check_definition d on d.id = c.check_id
  where c.outage_id = $1 order by c.started_at, d.name`;

const TICKETS_SQL = `select t.id, t.number, t.kind, t.subject, g.name as organisation_name, t.created_at,
    t.outage_id is distinct from $1::uuid as offered
  from ticket t join organisation g on g.id = t.organisation_id
  where t.outage_id = $1 or t.offered_outage_id = $1 order by t.created_at, t.number limit 500`;

const MESSAGES_SQL = `select subject, recipient, coalesce(sent_at, created_at) as at from message
  where outage_id = $1 order by at limit 500`;

/** One outage with its checks, tickets and timeline; `not_found` when it does not concern the caller. */
export async function outageDetail(
  database: ReadableDatabase,
  scope: Scope,
  outageId: string,
): Promise<OutageDetail> {
  const parts = await database.transaction(scope, (tx) => loadParts(tx, outageId));
  if (!parts) throw new DomainError('not_found', 'There is no such outage.');
  const [view] = await toOutageViews(database, scope, [parts.outage]);
  if (!view) throw new DomainError('not_found', 'There is no such outage.');
  return {
    ...view,
    checks: parts.checks.map((check) => ({
      id: check.id,
      name: check.name,
      startedAt: check.started_at.toISOString(),
      endedAt: check.ended_at?.toISOString() ?? null,
      reason: check.reason,
      evidence: check.evidence,
    })),
    tickets: parts.tickets.map((ticket) => ({
      id: ticket.id,
      number: ticket.number,
      kind: ticket.kind,
      subject: ticket.subject,
      organisationName: ticket.organisation_name,
      createdAt: ticket.created_at.toISOString(),
      offered: ticket.offered,
    })),
    timeline: outageTimeline(parts),
  };
}

async function loadParts(tx: Tx, outageId: string): Promise<OutageParts | undefined> {
  const [outage] = await tx.query<OutageRow>(OUTAGE_SQL, [outageId]);
  if (!outage) return undefined;
  return {
    outage,
    checks: await tx.query<OutageCheckRow>(CHECKS_SQL, [outageId]),
    tickets: await tx.query<OutageTicketRow>(TICKETS_SQL, [outageId]),
    messages: await tx.query<OutageMessageRow>(MESSAGES_SQL, [outageId]),
  };
}
