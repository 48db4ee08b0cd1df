import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import { KEYS } from '../../../shared/live/query-keys.js';

/** The checks that serve one service. */
export const checksQuery = (serviceId: string) =>
  queryOptions({
    queryKey: [...KEYS.checks, serviceId],
    queryFn: ({ signal }) => unwrap(client.GET('/checks', { signal, params: { query: { serviceId } } })),
    refetchInterval: 30_000,
  });
