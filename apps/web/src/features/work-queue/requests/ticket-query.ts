import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import { KEYS } from '../../../shared/live/query-keys.js';

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: KEYS.ticket(id),
    queryFn: ({ signal }) => unwrap(client.GET('/tickets/{id}', { signal, params: { path: { id } } })),
    staleTime: 15_000,
  });
