import { infiniteQueryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import type { QueueSearch } from '../../../shared/links/queue-search.js';
import { KEYS } from '../../../shared/live/query-keys.js';

const PAGE_SIZE = 100;

/** A view of the queue, page after page. */
export function ticketsQuery(search: Pick<QueueSearch, 'view' | 'sort' | 'q'>) {
  const query = {
    view: search.view ?? 'all_open',
    sort: search.sort ?? 'due',
    limit: PAGE_SIZE,
    ...(search.q ? { q: search.q } : {}),
  } as const;
  return infiniteQueryOptions({
    queryKey: [...KEYS.tickets, query],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        client.GET('/tickets', {
          signal,
          params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
