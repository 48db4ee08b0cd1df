import type { ConfigFileFault, ConfigPath } from './config-fault.js';
import { entriesOf, textOf, textsOf, type FileEntry } from './file-entries.js';
import { nearestWord } from './nearest-word.js';
import { didYouMean } from './shape-faults.js';

interface Reference {
  readonly list: string;
  readonly key: string;
  readonly to: string;
}

/** Which key names an element of which list. */
const REFERENCES: readonly Reference[] = [
  { list: 'people', key: 'organisation', to: 'organisations' },
  { list: 'teams', key: 'organisation', to: 'organisations' },
  { list: 'sites', key: 'organisation', to: 'organisations' },
  { list: 'services', key: 'team', to: 'teams' },
  { list: 'services', key: 'usedBy', to: 'organisations' },
  { list: 'items', key: 'services', to: 'services' },
  { list: 'items', key: 'servesOnly', to: 'organisations' },
  { list: 'items', key: 'dependsOn', to: 'items' },
  { list: 'checks', key: 'item', to: 'items' },
  { list: 'checks', key: 'service', to: 'services' },
  { list: 'checks', key: 'site', to: 'sites' },
  { list: 'serviceLevels', key: 'calendar', to: 'calendars' },
  { list: 'serviceLevels', key: 'organisation', to: 'organisations' },
];

/** Lists a short file may leave out: the first mention then makes the element. */
const IMPLIED = new Set(['services', 'sites', 'items']);

/** Ids that stand for nothing in the file. A list that was left out altogether is filled from its mentions. */
export function referenceFaults(file: unknown): ConfigFileFault[] {
  return REFERENCES.flatMap((reference) => {
    const known = entriesOf(file, reference.to).flatMap((entry) => textOf(entry, 'id') ?? []);
    if (known.length === 0 && IMPLIED.has(reference.to)) return [];
    return entriesOf(file, reference.list)
      .flatMap((entry) => mentionsOf(entry, reference.key))
      .filter(({ text }) => !known.includes(text))
      .map(({ text, path }) => unknownReference({ text, path }, reference.to, known));
  });
}

function mentionsOf(entry: FileEntry, key: string): { text: string; path: ConfigPath }[] {
  const text = textOf(entry, key);
  return text === undefined ? textsOf(entry, key) : [{ text, path: [...entry.path, key] }];
}

function unknownReference(
  { text, path }: { readonly text: string; readonly path: ConfigPath },
  list: string,
  known: readonly string[],
): ConfigFileFault {
  const near = nearestWord(text, known);
  return {
    path,
    reason: { en: `"${text}" is not among ${list}`, nl: `"${text}" staat niet onder ${list}` },
    hint: near
      ? didYouMean(near)
      : {
          en: `add it under ${list} or name one of: ${known.join(', ')}`,
          nl: `voeg het toe onder ${list} of noem een van: ${known.join(', ')}`,
        },
  };
}

const IDENTIFIED: Readonly<Record<string, (entry: FileEntry) => string | undefined>> = {
  organisations: (entry) => textOf(entry, 'id'),
  people: (entry) => textOf(entry, 'email')?.toLowerCase(),
  teams: (entry) => textOf(entry, 'id'),
  sites: (entry) => textOf(entry, 'id'),
  services: (entry) => textOf(entry, 'id'),
  items: (entry) => textOf(entry, 'id'),
  checks: (entry) => textOf(entry, 'id'),
  calendars: (entry) => textOf(entry, 'id'),
  serviceLevels: (entry) => {
    const priority = textOf(entry, 'priority');
    return priority && [priority, textOf(entry, 'organisation')].filter(Boolean).join(' ');
  },
};

/** Elements of one list that share an id; the second is told where the first stands. */
export function duplicateFaults(file: unknown, lineOf: (path: ConfigPath) => number): ConfigFileFault[] {
  return Object.entries(IDENTIFIED).flatMap(([list, identify]) => {
    const entries = entriesOf(file, list).flatMap((entry) => {
      const id = identify(entry);
      return id === undefined ? [] : [{ entry, id }];
    });
    return entries.flatMap(({ entry, id }, i) => {
      const first = entries.findIndex((other) => other.id === id);
      const earlier = entries[first];
      if (first === i || !earlier) return [];
      return [duplicate(entry, id, lineOf(earlier.entry.path))];
    });
  });
}

function duplicate(entry: FileEntry, id: string, line: number): ConfigFileFault {
  const key = ['id', 'email', 'priority'].find((name) => name in entry.value) ?? 'id';
  return {
    path: [...entry.path, key],
    reason: { en: `"${id}" is already used on line ${line}`, nl: `"${id}" is al gebruikt op regel ${line}` },
    hint: { en: 'give each element its own', nl: 'geef elk element een eigen waarde' },
  };
}
