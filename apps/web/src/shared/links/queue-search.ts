import { text } from './search-text.js';

export const QUEUE_VIEWS = [
  'mine',
  'unassigned',
  'due_soon',
  'waiting_supplier',
  'all_open',
  'closed',
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export const QUEUE_SORTS = ['due', 'created', 'priority'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** What the address bar keeps of the work queue. Absent: the default. */
export interface QueueSearch {
  view?: QueueView | undefined;
  sort?: QueueSort | undefined;
  q?: string | undefined;
  ticket?: string | undefined;
}

/** Anything not understood is left out, so an old or mistyped link still opens the queue. */
export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  return {
    view: QUEUE_VIEWS.find((view) => view === search['view']),
    sort: QUEUE_SORTS.find((sort) => sort === search['sort']),
    q: text(search['q']),
    ticket: text(search['ticket']),
  };
}
