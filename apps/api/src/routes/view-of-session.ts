import type { SessionView } from '@peil/contracts';
import { actorOf, listOrganisations, type Caller } from '@peil/identity';
import type { ApiDeps } from '../api-deps.js';

/** The session as the web client keeps it. */
export async function viewOfSession(
  { database }: Pick<ApiDeps, 'database'>,
  caller: Caller,
): Promise<SessionView> {
  const home = [caller.organisationId];
  const scope = { organisations: home, actor: actorOf(caller, 'session') };
  const [organisation] = await database.transaction(scope, (tx) => listOrganisations(tx, home));
  const { email, csrfToken, expiresAt } = caller;
  if (!organisation || email === null || csrfToken === null || expiresAt === null) {
    throw new Error('a session without a person or an organisation');
  }
  return {
    person: { id: caller.id, name: caller.name, email, locale: caller.locale },
    organisation,
    memberships: caller.memberships.map(({ organisationId, organisationName, role }) => ({
      organisationId,
      organisationName,
      role,
    })),
    csrfToken,
    expiresAt,
  };
}
