import type { Ability } from '../../api/types.js';

export type ComplaintField = 'description' | 'ability';

/** What still has to be answered, in the order of the form. */
export function faultsOf(form: { description: string; ability: Ability | null }): ComplaintField[] {
  return [
    ...(form.description.trim() === '' ? (['description'] as const) : []),
    ...(form.ability === null ? (['ability'] as const) : []),
  ];
}
