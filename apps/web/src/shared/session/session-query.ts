import { queryOptions, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.js';
import { csrfToken } from '../../api/csrf-token.js';
import type { Session } from '../../api/types.js';
import { unwrap } from '../../api/unwrap.js';
import { KEYS } from '../live/query-keys.js';

export const sessionQuery = queryOptions({
  queryKey: KEYS.session,
  queryFn: async ({ signal }) => {
    const session = await unwrap(client.GET('/session', { signal }));
    csrfToken.current = session.csrfToken;
    return session;
  },
  staleTime: 60_000,
});

export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('This component stands outside the signed-in pages');
  return data;
}
