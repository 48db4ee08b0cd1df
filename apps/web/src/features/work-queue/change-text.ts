import { formatInstant } from '../../shared/format/format-instant.js';
import type { useTexts } from '../../shared/i18n/i18n.js';
import type { Change } from './changes-since.js';

type Wording = ReturnType<typeof useTexts>;
type Texts = Wording['t'];

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
  'offeredOutage',
  'calendar',
  'created',
  'due',
  'slaWarning',
  'slaBreach',
] as const;
type Field = (typeof FIELDS)[number];

const STATUSES = ['new', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'] as const;
const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
const LEVELS = ['high', 'medium', 'low'] as const;
const WAITING = ['caller', 'supplier', 'change'] as const;
const ORIGINS = ['portal', 'api', 'desk', 'monitoring'] as const;
const CLOCKS = ['first_response', 'resolution'] as const;
const REASONS = ['suggested_from_text', 'outage_ended', 'caller_replied'] as const;

/** `assignee_id`, `assigneeId` and `assignee` are one field to a reader. */
const knownField = (field: string): Field | undefined => {
  const plain = field
    .replace(/_?[iI]d$/, '')
    .replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return FIELDS.find((name) => name === plain);
};

export function fieldText(field: string, t: Texts): string {
  const known = knownField(field);
  return known ? t(`ticket.fields.${known}`) : field;
}

const one = <Value extends string>(values: readonly Value[], value: string): Value | undefined =>
  values.find((known) => known === value);

const levelText = (value: string, { t }: Wording): string | undefined => {
  const level = one(LEVELS, value);
  return level && t(`level.${level}`);
};
const clockText = (value: string, { t }: Wording): string | undefined => {
  const clock = one(CLOCKS, value);
  return clock && t(`clock.${clock}`);
};

/** Fields whose values come from a closed vocabulary, and its words. */
const WORDS: Partial<Record<Field, (value: string, wording: Wording) => string | undefined>> = {
  status: (value, { t }) => {
    const status = one(STATUSES, value);
    return status && t(`status.${status}`);
  },
  priority: (value, { t }) => {
    const priority = one(PRIORITIES, value);
    return priority && t(`priority.${priority}`);
  },
  impact: levelText,
  urgency: levelText,
  waitingReason: (value, { t }) => {
    const reason = one(WAITING, value);
    return reason && t(`waiting.${reason}`);
  },
  created: (value, { t }) => {
    const origin = one(ORIGINS, value);
    return origin && t(`origin.${origin}`);
  },
  slaWarning: clockText,
  slaBreach: clockText,
};

const LOOKS_LIKE_INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

/** A value of a closed vocabulary in words, an instant as a local time, anything else as it is. */
export function valueText(field: string, value: string, wording: Wording): string {
  const known = knownField(field);
  const word = known && WORDS[known]?.(value, wording);
  if (word !== undefined) return word;
  return LOOKS_LIKE_INSTANT.test(value) ? formatInstant(value, wording.language, Date.now()) : value;
}

/** "van Nieuw naar In behandeling". */
export function changeText(change: Change, wording: Wording): string {
  const { t } = wording;
  const from = change.oldValue === null ? null : valueText(change.field, change.oldValue, wording);
  const to = change.newValue === null ? null : valueText(change.field, change.newValue, wording);
  if (from !== null && to !== null) return t('ticket.history.change', { from, to });
  if (to !== null) return t('ticket.history.set', { to });
  return from === null ? '' : t('ticket.history.cleared', { from });
}

/** Why it changed: a code of the system in words, or what a person wrote. */
export function reasonOfChange(reason: string, t: Texts): string {
  const known = one(REASONS, reason);
  return known ? t(`ticket.history.because.${known}`) : reason;
}
