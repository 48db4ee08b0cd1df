import { jobActor } from '@peil/platform';
import type { Scope } from '@peil/persistence';

/**
 * The scope in which health is computed for things the caller may see, while checks and samples stay with
 * their owner. Only loaders that take ids found under the caller's own scope may use it.
 */
export function healthScope(caller: Scope): Scope {
  return { organisations: 'all', actor: jobActor('read-health', caller.actor.origin) };
}
