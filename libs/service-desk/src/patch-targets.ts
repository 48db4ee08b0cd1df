import type { TicketPatch } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { HistoryValues } from './decide-ticket-change.js';
import { invalidInput, UNKNOWN_ASSIGNEE, UNKNOWN_TEAM } from './input-faults.js';
import type { TicketRow } from './load-ticket.js';
import { loadServiceOf } from './service-of-ticket.js';

const TEAM = `select 1 as found from team t join organisation o on o.id = t.organisation_id
  where t.id = $2 and (o.id = $1 or o.kind = 'shared')`;
const ASSIGNEE = `select 1 as found from membership m join organisation o on o.id = m.organisation_id
  join person p on p.id = m.person_id
  where m.person_id = $2 and (o.id = $1 or o.kind = 'shared') and m.role <> 'employee' and p.disabled_at is null
  limit 1`;

/** Refuses a service, team or assignee that the ticket's organisation has nothing to do with. */
export async function requirePatchTargets(tx: Tx, ticket: TicketRow, patch: TicketPatch): Promise<void> {
  const organisationId = ticket.organisation_id;
  await loadServiceOf(tx, organisationId, patch.serviceId ?? null);
  if (patch.teamId && !(await found(tx, TEAM, [organisationId, patch.teamId])))
    throw invalidInput(UNKNOWN_TEAM);
  if (patch.assigneeId && !(await found(tx, ASSIGNEE, [organisationId, patch.assigneeId]))) {
    throw invalidInput(UNKNOWN_ASSIGNEE);
  }
}

async function found(tx: Tx, sql: string, params: readonly string[]): Promise<boolean> {
  return (await tx.query(sql, params)).length > 0;
}

interface Names {
  readonly service: string | null;
  readonly team: string | null;
  readonly assignee: string | null;
}

const NAMES = `select (select name from service where id = $1) as service, (select name from team where id = $2) as team,
  (select name from person where id = $3) as assignee`;

/** The ticket's values as its history shows them: names that stay readable when a row is gone later. */
export async function namesOf(tx: Tx, ticket: TicketRow): Promise<HistoryValues> {
  const [names] = await tx.query<Names>(NAMES, [ticket.service_id, ticket.team_id, ticket.assignee_id]);
  return {
    status: ticket.status,
    waiting_reason: ticket.waiting_reason,
    priority: ticket.priority,
    impact: ticket.impact,
    urgency: ticket.urgency,
    subject: ticket.subject,
    service: names?.service ?? ticket.service_id,
    team: names?.team ?? ticket.team_id,
    assignee: names?.assignee ?? ticket.assignee_id,
  };
}
