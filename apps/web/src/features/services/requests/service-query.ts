import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import { KEYS } from '../../../shared/live/query-keys.js';

export const serviceQuery = (id: string) =>
  queryOptions({
    queryKey: KEYS.service(id),
    queryFn: ({ signal }) => unwrap(client.GET('/services/{id}', { signal, params: { path: { id } } })),
  });
