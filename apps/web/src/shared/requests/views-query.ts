import { queryOptions } from '@tanstack/react-query';
import { client } from '../../api/client.js';
import { unwrap } from '../../api/unwrap.js';
import { KEYS } from '../live/query-keys.js';

/** How many tickets each saved view holds. */
export const viewsQuery = queryOptions({
  queryKey: KEYS.views,
  queryFn: ({ signal }) => unwrap(client.GET('/ticket-views', { signal })),
});
