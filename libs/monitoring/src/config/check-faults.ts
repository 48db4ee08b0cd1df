import type { AnyProbe } from '@peil/probes';
import type { ConfigFileFault, ConfigPath } from './config-fault.js';
import { parseDurationMs } from './duration.js';
import { entriesOf, isMapping, textOf, type FileEntry } from './file-entries.js';
import { shapeFaults } from './shape-faults.js';

export type KnownKinds = Readonly<Record<string, AnyProbe>>;

interface Bounds {
  readonly key: 'every' | 'retryEvery' | 'timeout';
  readonly nl: string;
  readonly leastMs: number;
  readonly least: string;
  readonly mostMs: number;
  readonly most: string;
}

const DAY_MS = 86_400_000;

const BOUNDS: readonly Bounds[] = [
  { key: 'every', nl: 'het interval', leastMs: 1_000, least: '1s', mostMs: DAY_MS, most: '24h' },
  { key: 'retryEvery', nl: 'het herhaalinterval', leastMs: 1_000, least: '1s', mostMs: DAY_MS, most: '24h' },
  { key: 'timeout', nl: 'de wachttijd', leastMs: 100, least: '100ms', mostMs: 60_000, most: '60s' },
];

/** What the schema cannot see: targets and settings by their own kind, and durations that fit each other. */
export function checkFaults(file: unknown, kinds: KnownKinds): ConfigFileFault[] {
  return entriesOf(file, 'checks').flatMap((entry) => {
    const kind = kinds[textOf(entry, 'kind') ?? ''];
    return [
      ...(kind ? [...targetFaults(entry, kind), ...settingsFaults(entry, kind)] : []),
      ...BOUNDS.flatMap((bounds) => boundFaults(entry, bounds)),
      ...orderFaults(entry),
    ];
  });
}

function targetFaults(entry: FileEntry, kind: AnyProbe): ConfigFileFault[] {
  const target = textOf(entry, 'target');
  if (target === undefined || target === '') return [];
  const judged = kind.judgeTarget(target);
  if (judged.ok) return [];
  const example = kind.targetExample;
  return [
    {
      path: [...entry.path, 'target'],
      reason: judged.fault,
      hint: { en: `write for instance ${example}`, nl: `schrijf bijvoorbeeld ${example}` },
    },
  ];
}

function settingsFaults(entry: FileEntry, kind: AnyProbe): ConfigFileFault[] {
  const given = entry.value['settings'] ?? {};
  if (!isMapping(given)) return [];
  const parsed = kind.settings.safeParse(given);
  if (parsed.success) return [];
  const path = [...entry.path, 'settings'];
  return parsed.error.issues.flatMap((issue) =>
    shapeFaults({ ...issue, path: [...path, ...issue.path] }, valueAt(given, issue.path)),
  );
}

/** What stands at a path inside a parsed value; undefined when nothing does. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path) {
    if (Array.isArray(found)) found = found[Number(part)];
    else if (isMapping(found) && Object.hasOwn(found, part)) found = found[String(part)];
    else return undefined;
  }
  return found;
}

function boundFaults(entry: FileEntry, { key, nl, ...bounds }: Bounds): ConfigFileFault[] {
  const ms = durationOf(entry, key);
  if (ms === undefined || (ms >= bounds.leastMs && ms <= bounds.mostMs)) return [];
  return [
    {
      path: [...entry.path, key],
      reason: {
        en: `"${textOf(entry, key)}" is out of range`,
        nl: `"${textOf(entry, key)}" valt buiten de grenzen`,
      },
      hint: {
        en: `use ${bounds.least} to ${bounds.most}`,
        nl: `neem voor ${nl} ${bounds.least} tot ${bounds.most}`,
      },
    },
  ];
}

function orderFaults(entry: FileEntry): ConfigFileFault[] {
  const every = durationOf(entry, 'every') ?? 60_000;
  const shown = textOf(entry, 'every') ?? '60s';
  const longer = (key: string) => (durationOf(entry, key) ?? 0) > every && every > 0;
  const fault = (path: ConfigPath, en: string, nl: string): ConfigFileFault => ({
    path,
    reason: { en, nl },
    hint: {
      en: `use at most ${shown}, or check less often`,
      nl: `neem hoogstens ${shown}, of controleer minder vaak`,
    },
  });
  const timeout = `${textOf(entry, 'timeout')}`;
  const retry = `${textOf(entry, 'retryEvery')}`;
  return [
    ...(longer('timeout')
      ? [
          fault(
            [...entry.path, 'timeout'],
            `the interval ${shown} is below the timeout ${timeout}`,
            `het interval ${shown} is korter dan de wachttijd ${timeout}`,
          ),
        ]
      : []),
    ...(longer('retryEvery')
      ? [
          fault(
            [...entry.path, 'retryEvery'],
            `the retry interval ${retry} is above the interval ${shown}`,
            `het herhaalinterval ${retry} is langer dan het interval ${shown}`,
          ),
        ]
      : []),
  ];
}

function durationOf(entry: FileEntry, key: string): number | undefined {
  const text = textOf(entry, key);
  return text === undefined ? undefined : parseDurationMs(text);
}
