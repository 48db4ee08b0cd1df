import type { Actor } from '@peil/platform';

/** The person behind an act; tokens, jobs and Peil itself are none. */
export function personIdOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
}
