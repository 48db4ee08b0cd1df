import { actorOf, effectiveScope, type Caller } from '@peil/identity';
import type { Scope } from '@peil/persistence';
import type { AccessRule } from './access-table.js';

type RoleRule = Extract<AccessRule, { kind: 'roles' }>;

/** The organisations this rule opens for the caller; an empty list means refused. */
export function scopeOf(rule: RoleRule, caller: Caller, origin: string): Scope {
  return { organisations: organisationsOf(rule, caller), actor: actorOf(caller, origin) };
}

function organisationsOf(rule: RoleRule, caller: Caller): Scope['organisations'] {
  const reached = effectiveScope(caller.memberships, rule.roles);
  if (rule.reach === 'home') return homeOf(rule, caller);
  if (rule.reach === 'installation') return reached === 'all' ? 'all' : [];
  return reached;
}

function homeOf(rule: RoleRule, caller: Caller): readonly string[] {
  const holds = caller.memberships.some(
    ({ organisationId, role }) => organisationId === caller.organisationId && rule.roles.includes(role),
  );
  return holds ? [caller.organisationId] : [];
}
