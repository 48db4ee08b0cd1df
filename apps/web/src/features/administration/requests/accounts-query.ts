import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';
import { KEYS } from '../../../shared/live/query-keys.js';

export const accountsQuery = queryOptions({
  queryKey: KEYS.accounts,
  queryFn: ({ signal }) => unwrap(client.GET('/accounts', { signal })),
});
