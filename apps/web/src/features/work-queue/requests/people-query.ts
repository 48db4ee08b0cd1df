import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import { KEYS } from '../../../shared/live/query-keys.js';

/** To whom a ticket can be assigned. */
export const peopleQuery = queryOptions({
  queryKey: KEYS.people,
  queryFn: ({ signal }) => unwrap(client.GET('/people', { signal })),
  staleTime: 5 * 60_000,
});
