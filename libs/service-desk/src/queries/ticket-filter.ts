import type { TicketQuery } from '@peil/contracts';
import type { Temporal } from 'temporal-polyfill';

/** Who looks, and when. */
export interface Viewer {
  readonly personId: string | null;
  readonly now: Temporal.Instant;
}

/** Numbers the parameters of a query as they are added. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const OPEN_STATUSES = "t.status in ('new', 'in_progress', 'waiting')";
const CLOSED_STATUSES = "t.status in ('resolved', 'closed', 'cancelled')";

/** A ticket that runs out within these hours, or has, is due soon. */
const DUE_SOON = { hours: 4 };

type ViewCondition = (viewer: Viewer, params: Parameters) => string;

/** What each view of the work list holds. */
export const VIEW_CONDITIONS: Readonly<Record<TicketQuery['view'], ViewCondition>> = {
  all_open: () => OPEN_STATUSES,
  mine: ({ personId }, params) => `${OPEN_STATUSES} and t.assignee_id = ${params.add(personId)}::uuid`,
  unassigned: () => `${OPEN_STATUSES} and t.assignee_id is null`,
  due_soon: ({ now }, params) =>
    `${OPEN_STATUSES} and t.next_due_at <= ${params.add(now.add(DUE_SOON))}::timestamptz`,
  waiting_supplier: () => `t.status = 'waiting' and t.waiting_reason = 'supplier'`,
  closed: () => CLOSED_STATUSES,
};

/** The WHERE of a list, without the cursor. */
export function filterOf(query: TicketQuery, viewer: Viewer, params: Parameters): string {
  return [
    VIEW_CONDITIONS[query.view](viewer, params),
    query.organisationId && `t.organisation_id = ${params.add(query.organisationId)}::uuid`,
    query.serviceId && `t.service_id = ${params.add(query.serviceId)}::uuid`,
    query.kind && `t.kind = ${params.add(query.kind)}`,
    ...searchConditions(query.q ?? '', params),
  ]
    .filter(Boolean)
    .join(' and ');
}

const MAX_SEARCH_WORDS = 8;

/** Every word must occur in the subject, the description or the reporter's name; a whole number may be the ticket's. */
function searchConditions(text: string, params: Parameters): string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  return words.slice(0, MAX_SEARCH_WORDS).map((word) => {
    const pattern = params.add(`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
    const inText = `t.subject ilike ${pattern} or t.description ilike ${pattern} or t.reporter_name ilike ${pattern}`;
    const number = /^#?(\d{1,15})$/.exec(word)?.[1];
    return number === undefined ? `(${inText})` : `(t.number = ${params.add(number)}::bigint or ${inText})`;
  });
}
