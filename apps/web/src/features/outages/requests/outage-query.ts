import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import { KEYS } from '../../../shared/live/query-keys.js';

export const outageQuery = (id: string) =>
  queryOptions({
    queryKey: KEYS.outage(id),
    queryFn: ({ signal }) => unwrap(client.GET('/outages/{id}', { signal, params: { path: { id } } })),
  });
