import type { TicketQuery } from '@peil/contracts';
import type { CursorPart } from './ticket-cursor.js';

interface SortKey {
  readonly column: string;
  readonly part: CursorPart;
  readonly type: 'timestamptz' | 'uuid' | 'text';
}

/** An order of the list that an index serves, last by id so that it is total. */
export interface TicketSort {
  readonly name: string;
  readonly keys: readonly SortKey[];
  readonly direction: 'asc' | 'desc';
}

const ID: SortKey = { column: 't.id', part: 'uuid', type: 'uuid' };
const DUE: SortKey = { column: 't.next_due_at', part: 'instant', type: 'timestamptz' };
const CREATED: SortKey = { column: 't.created_at', part: 'instant', type: 'timestamptz' };
const PRIORITY: SortKey = { column: 't.priority', part: 'priority', type: 'text' };

const SORTS: Readonly<Record<TicketQuery['sort'], TicketSort>> = {
  due: { name: 'due', keys: [DUE, ID], direction: 'asc' },
  created: { name: 'created', keys: [CREATED, ID], direction: 'desc' },
  priority: { name: 'priority', keys: [PRIORITY, DUE, ID], direction: 'asc' },
};

/** The order a query asks for; nothing in the closed view runs out, so that one goes from new to old. */
export function sortOf(query: Pick<TicketQuery, 'sort' | 'view'>): TicketSort {
  return query.view === 'closed' && query.sort === 'due' ? SORTS.created : SORTS[query.sort];
}

export function orderBy({ keys, direction }: TicketSort): string {
  return keys.map(({ column }) => `${column} ${direction}`).join(', ');
}

/** The condition "comes after these values in this order". */
export function afterValues({ keys, direction }: TicketSort, placeholders: readonly string[]): string {
  const columns = keys.map(({ column }) => column).join(', ');
  const values = keys.map(({ type }, place) => `${placeholders[place] ?? 'null'}::${type}`).join(', ');
  return `(${columns}) ${direction === 'asc' ? '>' : '<'} (${values})`;
}

/** The sort values of a row as text, for its cursor. */
export function sortValues({ keys }: TicketSort): string {
  return `array[${keys.map(({ column }) => `${column}::text`).join(', ')}]`;
}
