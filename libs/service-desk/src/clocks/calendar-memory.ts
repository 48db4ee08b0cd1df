import type { CalendarDefinition } from '@peil/domain';

const MAX_REMEMBERED = 200;
const remembered = new Map<string, CalendarDefinition>();

/**
 * One object per content of a calendar: the domain remembers the compiled form per object, and a fresh
 * object from every row would compile the same calendar for every ticket.
 */
export function sameCalendar(hash: string, definition: CalendarDefinition): CalendarDefinition {
  const known = remembered.get(hash);
  if (known) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(hash, definition);
  return definition;
}
