import { queryOptions } from '@tanstack/react-query';
import { client } from '../../api/client.js';
import { unwrap } from '../../api/unwrap.js';
import { KEYS } from '../live/query-keys.js';

/** Whether Peil has been set up, and whether the demo is loaded. */
export const setupQuery = queryOptions({
  queryKey: KEYS.setup,
  queryFn: ({ signal }) => unwrap(client.GET('/setup', { signal })),
  staleTime: 30_000,
});
