import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import { KEYS } from '../../../shared/live/query-keys.js';

export const complaintQuery = (id: string) =>
  queryOptions({
    queryKey: KEYS.complaint(id),
    queryFn: ({ signal }) => unwrap(client.GET('/complaints/{id}', { signal, params: { path: { id } } })),
  });
