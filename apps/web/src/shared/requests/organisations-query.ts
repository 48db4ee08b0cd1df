import { queryOptions } from '@tanstack/react-query';
import { client } from '../../api/client.js';
import { unwrap } from '../../api/unwrap.js';
import { KEYS } from '../live/query-keys.js';

export const organisationsQuery = queryOptions({
  queryKey: KEYS.organisations,
  queryFn: ({ signal }) => unwrap(client.GET('/organisations', { signal })),
  staleTime: 5 * 60_000,
});
