import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { isStatus } from '../api/api-problem.js';
import type { Session } from '../api/types.js';
import { sessionQuery } from '../shared/session/session-query.js';

/** The session, or a way to the sign-in page that leads back here afterwards. */
export async function requireSession(queryClient: QueryClient, href: string): Promise<Session> {
  try {
    return await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (!isStatus(error, 401)) throw error;
    throw redirect({ to: '/aanmelden', search: { naar: href === '/' ? undefined : href } });
  }
}
