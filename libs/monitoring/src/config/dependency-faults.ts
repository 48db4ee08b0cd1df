import { findCycle } from '@peil/domain';
import type { ConfigFileFault } from './config-fault.js';
import { entriesOf, textOf, textsOf } from './file-entries.js';

/** Components that depend on each other in a circle, with the whole circle named. */
export function dependencyFaults(file: unknown): ConfigFileFault[] {
  const entries = entriesOf(file, 'items');
  const graph = new Map<string, readonly string[]>();
  for (const entry of entries) {
    const id = textOf(entry, 'id');
    if (id !== undefined)
      graph.set(
        id,
        textsOf(entry, 'dependsOn').map(({ text }) => text),
      );
  }
  const cycle = findCycle(graph);
  if (!cycle) return [];
  const entry = entries.find((candidate) => textOf(candidate, 'id') === cycle[0]);
  const circle = cycle.join(' → ');
  return [
    {
      path: [...(entry?.path ?? ['items']), 'dependsOn'],
      reason: {
        en: `these components depend on each other: ${circle}`,
        nl: `deze componenten hangen van elkaar af: ${circle}`,
      },
      hint: { en: 'remove one of these dependencies', nl: 'verwijder een van deze afhankelijkheden' },
    },
  ];
}
