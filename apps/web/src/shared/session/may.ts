import type { Role, Session } from '../../api/types.js';

const WORKS_AT_DESK: ReadonlySet<Role> = new Set(['desk', 'engineer', 'manager', 'admin']);

const holds = (session: Session, allowed: (role: Role) => boolean): boolean =>
  session.memberships.some((membership) => allowed(membership.role));

/** Employees see the portal only; everyone else works in the queue. */
export const worksAtDesk = (session: Session): boolean => holds(session, (role) => WORKS_AT_DESK.has(role));

export const administers = (session: Session): boolean => holds(session, (role) => role === 'admin');

export const homePath = (session: Session) => (worksAtDesk(session) ? '/werkvoorraad' : '/portaal');
