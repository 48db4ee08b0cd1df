import type { useTexts } from '../../shared/i18n/i18n.js';
import type { Change } from './changes-since.js';

type Texts = ReturnType<typeof useTexts>['t'];

const FIELDS = [
  'status',
  'waitingReason',
  'assignee',
  'team',
  'service',
  'impact',
  'urgency',
  'priority',
  'subject',
  'outage',
  'calendar',
  'created',
] as const;
const STATUSES = ['new', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'] as const;
const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
const LEVELS = ['high', 'medium', 'low'] as const;
const WAITING = ['caller', 'supplier', 'change'] as const;

/** `assignee_id`, `assigneeId` and `assignee` are one field to a reader. */
const plainField = (field: string): string =>
  field.replace(/_?[iI]d$/, '').replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

export function fieldText(field: string, t: Texts): string {
  const known = FIELDS.find((name) => name === plainField(field));
  return known ? t(`ticket.fields.${known}`) : field;
}

/** A value of the closed vocabularies in words; anything else as it is. */
export function valueText(field: string, value: string, t: Texts): string {
  const plain = plainField(field);
  const status = STATUSES.find((known) => known === value);
  if (plain === 'status' && status) return t(`status.${status}`);
  const priority = PRIORITIES.find((known) => known === value);
  if (plain === 'priority' && priority) return t(`priority.${priority}`);
  const level = LEVELS.find((known) => known === value);
  if ((plain === 'impact' || plain === 'urgency') && level) return t(`level.${level}`);
  const waiting = WAITING.find((known) => known === value);
  if (plain === 'waitingReason' && waiting) return t(`waiting.${waiting}`);
  return value;
}

/** "van Nieuw naar In behandeling". */
export function changeText(change: Change, t: Texts): string {
  const from = change.oldValue === null ? null : valueText(change.field, change.oldValue, t);
  const to = change.newValue === null ? null : valueText(change.field, change.newValue, t);
  if (from !== null && to !== null) return t('ticket.history.change', { from, to });
  if (to !== null) return t('ticket.history.set', { to });
  return from === null ? '' : t('ticket.history.cleared', { from });
}
