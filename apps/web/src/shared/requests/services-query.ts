import { queryOptions } from '@tanstack/react-query';
import { client } from '../../api/client.js';
import { unwrap } from '../../api/unwrap.js';
import { KEYS } from '../live/query-keys.js';

export const servicesQuery = queryOptions({
  queryKey: KEYS.services,
  queryFn: ({ signal }) => unwrap(client.GET('/services', { signal })),
  staleTime: 15_000,
});
