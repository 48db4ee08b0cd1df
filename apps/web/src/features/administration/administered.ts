import type { Organisation, Session } from '../../api/types.js';

/** The organisations whose people this administrator manages: all of them from the shared organisation. */
export function administered(session: Session, organisations: readonly Organisation[]): Organisation[] {
  const own = new Set(
    session.memberships.filter(({ role }) => role === 'admin').map(({ organisationId }) => organisationId),
  );
  const servesAll = organisations.some(({ id, kind }) => kind === 'shared' && own.has(id));
  return organisations.filter(({ id }) => servesAll || own.has(id));
}
