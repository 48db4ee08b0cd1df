import { ACCESS_TABLE, type AccessRule } from '../../apps/api/src/index.js';
import type { Town } from './api-world.js';
import type { MatrixCaller } from './matrix-fixtures.js';
import type { MatrixRoute } from './matrix-routes.js';

const NOT_FOUND = [404];
const FORBIDDEN = [403];

/** Statuses with which a stranger is answered. */
export function expectedOfStranger(route: MatrixRoute): readonly number[] {
  return ACCESS_TABLE[route.accessClass].kind === 'public' ? ofPublic(route) : [401];
}

/** Statuses with which this caller is answered about the rows of `target`: access table first, then tenancy. */
export function expected(route: MatrixRoute, caller: MatrixCaller, target: Town): readonly number[] {
  const rule: AccessRule = ACCESS_TABLE[route.accessClass];
  if (rule.kind === 'public') return ofPublic(route);
  if (!rule.roles.includes(caller.role)) return FORBIDDEN;
  if (caller.kind === 'token' && (rule.peopleOnly || !hasScope(route, caller))) return FORBIDDEN;
  if (rule.reach === 'installation' && !servesAll(caller)) return FORBIDDEN;
  if (route.namesOrganisation && !reaches(caller, target)) return FORBIDDEN;
  if (!route.takesId) return route.successes;
  if (route.path.startsWith('/complaints/')) return isReporter(caller, target) ? route.successes : NOT_FOUND;
  const within = rule.reach === 'home' ? caller.town === target : reaches(caller, target);
  return within ? route.successes : NOT_FOUND;
}

/** Whether an answer to this caller may hold anything of that town. */
export function reaches(caller: MatrixCaller, town: Town): boolean {
  return caller.town === town || servesAll(caller);
}

function servesAll({ town, role }: MatrixCaller): boolean {
  return town === 'dienst' && role !== 'employee';
}

function isReporter({ town, role, kind }: MatrixCaller, target: Town): boolean {
  return kind === 'person' && town === target && role === 'employee';
}

function hasScope({ method }: MatrixRoute, { scopes }: MatrixCaller): boolean {
  return scopes.includes(method === 'GET' ? 'read' : 'write');
}

/** The wizard is over in this world, and nobody has a password link. */
function ofPublic(route: MatrixRoute): readonly number[] {
  return route.id === 'completeSetup' || route.id === 'setPassword' ? [410] : route.successes;
}
