import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { QueueSearch } from '../../shared/links/queue-search.js';
import { viewsQuery } from '../../shared/requests/views-query.js';
import { ticketsQuery } from './requests/tickets-query.js';
import { walk } from './walk.js';

/** The rows of a view as far as they are loaded, and how to get more. */
export function useTicketList({ view = 'all_open', sort, q }: QueueSearch) {
  const query = useInfiniteQuery({ ...ticketsQuery({ view, sort, q }), placeholderData: keepPreviousData });
  const counts = useQuery(viewsQuery).data;
  const tickets = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  /** Rows of the whole view; a search is not counted. */
  const total = q ? null : (counts?.views[view] ?? null);
  return { query, tickets, total, loadMore };
}

/** Walks through the rows; a ticket that left the view keeps its place until the next step. */
export function useWalk(
  tickets: readonly { id: string }[],
  selectedId: string | undefined,
  onSelect: (id: string) => void,
): (step: 1 | -1) => void {
  const index = tickets.findIndex((ticket) => ticket.id === selectedId);
  const lastIndex = useRef(-1);
  useEffect(() => {
    if (index >= 0) lastIndex.current = index;
  }, [index]);
  return (step) => {
    const next = tickets[walk(step, { index, lastIndex: lastIndex.current, length: tickets.length })];
    if (next) onSelect(next.id);
  };
}
