import type { Caller } from '@peil/identity';
import type { Scope, Tx } from '@peil/persistence';

/** A row of table `event`, with whom it concerns beside its owner. */
export interface EventRow {
  readonly id: number;
  readonly organisation_id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: Date;
  /** Other organisations that an outage touches or that use a service. */
  readonly concerned: readonly string[];
  readonly reporter_id: string | null;
}

/**
 * The subject becomes an id here, once: comparing ids as text would read the whole table of tickets for every event.
 * A subject that is no id concerns nobody else.
 */
export const SELECT_EVENTS = `
  select e.id, e.organisation_id, e.kind, e.subject, e.at,
    case e.kind
      when 'outage' then array(select organisation_id from outage_organisation where outage_id = about.id)
      when 'service' then array(select organisation_id from service_organisation where service_id = about.id)
      else '{}'::uuid[] end as concerned,
    case when e.kind = 'ticket' then (select reporter_id from ticket where id = about.id) end as reporter_id
  from event e cross join lateral (select
    case when e.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.subject::uuid end as id) about`;

export async function loadEvents(tx: Tx, ids: readonly number[]): Promise<EventRow[]> {
  return tx.query<EventRow>(`${SELECT_EVENTS} where e.id = any ($1::bigint[]) order by e.id`, [ids]);
}

export async function loadEventsAfter(tx: Tx, afterId: number, limit: number): Promise<EventRow[]> {
  return tx.query<EventRow>(`${SELECT_EVENTS} where e.id > $1 order by e.id limit $2`, [afterId, limit]);
}

/** Whether this event is for this caller: own rows, what touches the own organisation, and own complaints. */
export function concerns(event: EventRow, listener: { caller: Caller; scope: Scope }): boolean {
  const { organisations } = listener.scope;
  if (organisations === 'all' || event.kind === 'demo') return true;
  if (event.concerned.some((id) => organisations.includes(id))) return true;
  if (!organisations.includes(event.organisation_id)) return false;
  return event.kind !== 'ticket' || worksThere(event, listener.caller);
}

/** Employees hear of their own complaints, not of how busy the desk is. */
function worksThere(event: EventRow, caller: Caller): boolean {
  if (event.reporter_id !== null && event.reporter_id === caller.id) return true;
  return caller.memberships.some(
    ({ organisationId, role }) => organisationId === event.organisation_id && role !== 'employee',
  );
}

/** An event as it travels: `id:` is what Last-Event-ID brings back. */
export function frameOf({ id, kind, subject, organisation_id: organisationId, at }: EventRow): string {
  const data = JSON.stringify({ kind, subject, organisationId, at: at.toISOString() });
  return `id: ${id}\nevent: ${kind}\ndata: ${data}\n\n`;
}
