import type { Text } from '@peil/platform';
import type { z } from 'zod';
import type { ConfigFileFault, ConfigPath } from './config-fault.js';
import { nearestWord } from './nearest-word.js';

type Issue = z.core.$ZodIssue;

const DURATIONS = new Set(['every', 'retryEvery', 'timeout', 'firstResponse', 'resolution']);

/** The words of one broken rule of the file's schema; `given` is what stands at its path. */
export function shapeFaults(issue: Issue, given: unknown): ConfigFileFault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, given));
  return [{ path, ...wordingOf(issue, path, given) }];
}

type Wording = Omit<ConfigFileFault, 'path'>;

function wordingOf(issue: Issue, path: ConfigPath, given: unknown): Wording {
  const key = String(path.at(-1) ?? '');
  if (given === undefined || given === null) return missing(key);
  if (DURATIONS.has(key)) return wrongDuration(given);
  switch (issue.code) {
    case 'invalid_value':
      return notOneOf(issue.values.map(String), key, given);
    case 'invalid_type':
      return wrongType(issue.expected, given);
    case 'invalid_format':
      return issue.format === 'email' ? wrongEmail(given) : wrongFormat(key, given);
    case 'too_small':
      return outside('too_small', issue.origin, issue.minimum, given);
    case 'too_big':
      return outside('too_big', issue.origin, issue.maximum, given);
    default:
      return general(issue, key, given);
  }
}

/** Keys the schema knows but an unknown one resembles; the schema does not tell which it expected. */
const KNOWN_KEYS = [
  'version', 'organisations', 'people', 'teams', 'sites', 'services', 'items', 'checks', 'calendars',
  'serviceLevels', 'id', 'name', 'kind', 'allow', 'email', 'organisation', 'roles', 'onCall', 'reference',
  'description', 'team', 'impact', 'usedBy', 'servesOnly', 'dependsOn', 'target', 'item', 'service', 'site',
  'every', 'retryEvery', 'timeout', 'confirmations', 'recoveries', 'enabled', 'settings', 'zone', 'hours',
  'holidays', 'exceptions', 'priority', 'calendar', 'firstResponse', 'resolution', 'mon', 'tue', 'wed', 'thu',
  'fri', 'sat', 'sun',
]; // prettier-ignore

const ALIASES: Readonly<Record<string, string>> = {
  interval: 'every',
  type: 'kind',
  url: 'target',
  host: 'target',
};

function unknownKey(path: ConfigPath, key: string, given: unknown): ConfigFileFault {
  const present = typeof given === 'object' && given !== null ? Object.keys(given) : [];
  const free = KNOWN_KEYS.filter((known) => !present.includes(known));
  const near = ALIASES[key] ?? nearestWord(key, free);
  return {
    path: [...path, key],
    reason: { en: `"${key}" is not a key that belongs here`, nl: `"${key}" is hier geen bekende sleutel` },
    hint: near ? didYouMean(near) : { en: 'remove it', nl: 'verwijder hem' },
  };
}

export function didYouMean(word: string): Text {
  return { en: `did you mean "${word}"?`, nl: `bedoelde u "${word}"?` };
}

function missing(key: string): Wording {
  return {
    reason: { en: `"${key}" is missing`, nl: `"${key}" ontbreekt` },
    hint: { en: `add "${key}:" with a value`, nl: `voeg "${key}:" met een waarde toe` },
  };
}

function wrongDuration(given: unknown): Wording {
  const example = typeof given === 'number' && given > 0 ? `"${given}s"` : '"30s", "5m" or "1h"';
  return {
    reason: { en: `${shown(given)} is no duration`, nl: `${shown(given)} is geen tijdsduur` },
    hint: {
      en: `write for instance ${example}`,
      nl: `schrijf bijvoorbeeld ${example.replace(' or ', ' of ')}`,
    },
  };
}

function notOneOf(values: readonly string[], key: string, given: unknown): Wording {
  const near = nearestWord(String(given), values);
  const list = values.join(', ');
  return {
    reason: { en: `unknown ${key} ${shown(given)}`, nl: `onbekende waarde ${shown(given)} voor ${key}` },
    hint: near ? didYouMean(near) : { en: `choose one of: ${list}`, nl: `kies een van: ${list}` },
  };
}

const TYPES: Readonly<Record<string, Text>> = {
  string: { en: 'a text', nl: 'een tekst' },
  number: { en: 'a number', nl: 'een getal' },
  int: { en: 'a whole number', nl: 'een geheel getal' },
  boolean: { en: 'true or false', nl: 'true of false' },
  array: { en: 'a list', nl: 'een lijst' },
  tuple: { en: 'a list of two', nl: 'een lijst van twee' },
  object: { en: 'a mapping of keys to values', nl: 'een lijst van sleutels met waarden' },
  record: { en: 'a mapping of keys to values', nl: 'een lijst van sleutels met waarden' },
};

function wrongType(expected: string, given: unknown): Wording {
  const type = TYPES[expected] ?? { en: expected, nl: expected };
  const quote = expected === 'string' && typeof given !== 'object';
  return {
    reason: { en: `${shown(given)} is not ${type.en}`, nl: `${shown(given)} is niet ${type.nl}` },
    hint: quote
      ? {
          en: `put it in quotes: "${plain(given)}"`,
          nl: `zet het tussen aanhalingstekens: "${plain(given)}"`,
        }
      : { en: `write ${type.en} here`, nl: `schrijf hier ${type.nl}` },
  };
}

function wrongEmail(given: unknown): Wording {
  return {
    reason: { en: `${shown(given)} is no e-mail address`, nl: `${shown(given)} is geen e-mailadres` },
    hint: { en: 'write for instance name@example.nl', nl: 'schrijf bijvoorbeeld naam@voorbeeld.nl' },
  };
}

const FORMATS: Readonly<Record<string, Text>> = {
  zone: { en: 'use for example Europe/Amsterdam', nl: 'gebruik bijvoorbeeld Europe/Amsterdam' },
  holidays: { en: 'write dates as YYYY-MM-DD', nl: 'schrijf datums als JJJJ-MM-DD' },
};

function wrongFormat(key: string, given: unknown): Wording {
  const text = String(given);
  if (/^\d{1,2}[:.]?\d*$/.test(text)) return wrongTime(text);
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return {
    reason: {
      en: `"${text}" is not made of lower-case letters, digits and single hyphens only`,
      nl: `"${text}" bestaat niet alleen uit kleine letters, cijfers en losse streepjes`,
    },
    hint: FORMATS[key] ?? {
      en: `write for instance "${slug || 'web-1'}"`,
      nl: `schrijf bijvoorbeeld "${slug || 'web-1'}"`,
    },
  };
}

function wrongTime(text: string): Wording {
  return {
    reason: { en: `"${text}" is no time`, nl: `"${text}" is geen tijd` },
    hint: { en: 'write hours and minutes, such as "08:30"', nl: 'schrijf uren en minuten, zoals "08:30"' },
  };
}

function outside(
  code: 'too_small' | 'too_big',
  origin: string,
  limit: number | bigint,
  given: unknown,
): Wording {
  const unit = { string: ['characters', 'tekens'], array: ['elements', 'elementen'] }[origin] ?? ['', ''];
  const [bound, grens] = code === 'too_small' ? ['at least', 'minstens'] : ['at most', 'hoogstens'];
  return {
    reason: { en: `${shown(given)} is out of range`, nl: `${shown(given)} valt buiten de grenzen` },
    hint: {
      en: `use ${bound} ${limit} ${unit[0]}`.trim(),
      nl: `gebruik ${grens} ${limit} ${unit[1]}`.trim(),
    },
  };
}

function general(issue: Issue, key: string, given: unknown): Wording {
  return {
    reason: {
      en: `${shown(given)} does not fit: ${issue.message}`,
      nl: `${shown(given)} past niet: ${issue.message}`,
    },
    hint: FORMATS[key] ?? { en: 'see docs/configuration.md', nl: 'zie docs/configuration.md' },
  };
}

function plain(given: unknown): string {
  return shown(given).replaceAll('"', '');
}

/** A value as it can be recognised in the file, never longer than a line. */
function shown(given: unknown): string {
  const text = JSON.stringify(given) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
