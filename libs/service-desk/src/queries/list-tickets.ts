import type { TicketQuery, TicketSummary } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import { SUMMARY_COLUMNS, SUMMARY_JOINS, toTicketSummary, type SummaryRow } from './summary-rows.js';
import { decodeCursor, encodeCursor } from './ticket-cursor.js';
import { filterOf, Parameters, type Viewer } from './ticket-filter.js';
import { afterValues, orderBy, sortOf, sortValues, type TicketSort } from './ticket-sort.js';

export interface TicketPage {
  readonly items: TicketSummary[];
  readonly nextCursor: string | null;
}

type ListedRow = SummaryRow & { readonly sort_values: string[] };

/** One page of the work list in one statement: the page is cut first, what it shows is joined after. */
export async function listTickets(tx: Tx, query: TicketQuery, viewer: Viewer): Promise<TicketPage> {
  const sort = sortOf(query);
  const params = new Parameters();
  const where = [filterOf(query, viewer, params), ...afterCursor(query, sort, params)].join(' and ');
  const limit = params.add(query.limit + 1);
  const rows = await tx.query<ListedRow>(
    `select ${SUMMARY_COLUMNS}, ${sortValues(sort)} as sort_values
     from (select * from ticket t where ${where} order by ${orderBy(sort)} limit ${limit}) t
     ${SUMMARY_JOINS} order by ${orderBy(sort)}`,
    params.values,
  );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(toTicketSummary),
    nextCursor: last ? encodeCursor({ sort: sort.name, values: last.sort_values }) : null,
  };
}

function afterCursor(query: TicketQuery, sort: TicketSort, params: Parameters): string[] {
  if (query.cursor === undefined) return [];
  const parts = sort.keys.map((key) => key.part);
  const values = decodeCursor(query.cursor, sort.name, parts);
  return [
    afterValues(
      sort,
      values.map((value) => params.add(value)),
    ),
  ];
}
