import { ROLES, type Role } from '@peil/identity';

const SERVICE_STAFF: readonly Role[] = ['desk', 'engineer', 'manager', 'admin'];

/**
 * Who may do what. Every route names one class; a class names the roles that have it and how far it reaches:
 * `served`: the organisations where the caller holds such a role, all of them for staff of the shared organisation;
 * `home`: the caller's own organisation only, also for staff;
 * `installation`: Peil as a whole.
 */
export const ACCESS_TABLE = {
  public: { kind: 'public' },
  'session.own': { kind: 'roles', roles: ROLES, reach: 'home', peopleOnly: true },
  'portal.use': { kind: 'roles', roles: ROLES, reach: 'home', peopleOnly: true },
  'services.read': { kind: 'roles', roles: ROLES, reach: 'served' },
  'events.read': { kind: 'roles', roles: ROLES, reach: 'served' },
  'monitoring.read': { kind: 'roles', roles: SERVICE_STAFF, reach: 'served' },
  'desk.read': { kind: 'roles', roles: SERVICE_STAFF, reach: 'served' },
  'desk.write': { kind: 'roles', roles: ['desk', 'engineer', 'admin'], reach: 'served' },
  'audit.read': { kind: 'roles', roles: ['manager', 'admin'], reach: 'served' },
  'accounts.manage': { kind: 'roles', roles: ['admin'], reach: 'served', peopleOnly: true },
  'tokens.manage': { kind: 'roles', roles: ['admin'], reach: 'home', peopleOnly: true },
  'installation.manage': { kind: 'roles', roles: ['admin'], reach: 'installation', peopleOnly: true },
} as const satisfies Record<string, AccessRule>;

export type AccessRule =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'roles';
      readonly roles: readonly Role[];
      readonly reach: 'served' | 'home' | 'installation';
      /** Refused to API tokens: there must be a person behind it. */
      readonly peopleOnly?: true;
    };

export type AccessClass = keyof typeof ACCESS_TABLE;

export function ruleOf(accessClass: AccessClass): AccessRule {
  return ACCESS_TABLE[accessClass];
}
