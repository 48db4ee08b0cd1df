import type { Urgency } from '@peil/domain';

/** What the caller can still do. */
export type Ability = 'no' | 'partly' | 'yes';

const URGENCY_BY_ABILITY: Readonly<Record<Ability, Urgency>> = { no: 'high', partly: 'medium', yes: 'low' };

/** Who cannot work at all is helped first. */
export function urgencyOf(ability: Ability): Urgency {
  return URGENCY_BY_ABILITY[ability];
}

const MAX_SUBJECT_LENGTH = 80;

/** A subject from what the caller wrote: its first line, cut at a word when it is long. */
export function subjectOf(description: string): string {
  const line = description.trim().split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (line.length <= MAX_SUBJECT_LENGTH) return line;
  const cut = line.slice(0, MAX_SUBJECT_LENGTH);
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > MAX_SUBJECT_LENGTH / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
