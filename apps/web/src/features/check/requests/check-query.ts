import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import { KEYS } from '../../../shared/live/query-keys.js';

const FASTEST_MS = 10_000;

/** Samples make no live events (there are too many): the page asks again at the rhythm of the check. */
export const checkQuery = (id: string) =>
  queryOptions({
    queryKey: KEYS.check(id),
    queryFn: ({ signal }) => unwrap(client.GET('/checks/{id}', { signal, params: { path: { id } } })),
    refetchInterval: (query) => Math.max(FASTEST_MS, query.state.data?.intervalMs ?? 0),
  });
