import { queryOptions } from '@tanstack/react-query';
import { client } from '../../api/client.js';
import { unwrap } from '../../api/unwrap.js';
import { KEYS } from '../live/query-keys.js';

export const outagesQuery = queryOptions({
  queryKey: KEYS.outages,
  queryFn: ({ signal }) => unwrap(client.GET('/outages', { signal })),
});
