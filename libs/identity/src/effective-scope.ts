import type { Membership } from './caller.js';
import type { Role } from './roles.js';

/**
 * The organisations in which these memberships give one of `roles`. Staff of the shared organisation (every role
 * but employee) serve all municipalities, so theirs reach 'all'. Empty: nowhere.
 */
export function effectiveScope(
  memberships: readonly Membership[],
  roles: readonly Role[],
): 'all' | readonly string[] {
  const held = memberships.filter(({ role }) => roles.includes(role));
  const served = held.some(
    ({ organisationKind, role }) => organisationKind === 'shared' && role !== 'employee',
  );
  if (served) return 'all';
  return [...new Set(held.map(({ organisationId }) => organisationId))];
}
