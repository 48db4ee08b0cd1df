import { configFile, type ConfigFile } from '@peil/contracts';
import { probes } from '@peil/probes';
import { allowListFaults } from './allow-list-faults.js';
import { calendarFaults } from './calendar-faults.js';
import { checkFaults, valueAt, type KnownKinds } from './check-faults.js';
import type { ConfigFileFault, LocatedFault } from './config-fault.js';
import { dependencyFaults } from './dependency-faults.js';
import { isMapping } from './file-entries.js';
import { duplicateFaults, referenceFaults } from './reference-faults.js';
import { shapeFaults } from './shape-faults.js';
import { readYaml, type YamlSource } from './source-lines.js';
import { syntaxFaults } from './syntax-faults.js';

export type ParsedConfig =
  | { readonly ok: true; readonly config: ConfigFile }
  | { readonly ok: false; readonly faults: readonly LocatedFault[] };

const MAX_CHARACTERS = 5_000_000;

/** Reads `peil.yaml`. Either all of it is right, or every fault is told with its line; nothing is applied here. */
export function parseConfigText(text: string, { kinds = probes }: { kinds?: KnownKinds } = {}): ParsedConfig {
  if (text.length > MAX_CHARACTERS) return failed([TOO_LARGE]);
  const source = readYaml(text);
  const unreadable = syntaxFaults(source);
  if (unreadable.length > 0) return failed(unreadable);
  const file = toValue(source);
  if (!isMapping(file)) return failed([NOT_A_MAPPING]);
  const parsed = configFile.safeParse(withoutNulls(file));
  const shape = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => shapeFaults(issue, valueAt(file, issue.path)));
  const faults = [
    ...shape,
    ...duplicateFaults(file, source.lineOf),
    ...referenceFaults(file),
    ...allowListFaults(file),
    ...dependencyFaults(file),
    ...checkFaults(file, kinds),
    ...calendarFaults(file),
  ].map((fault) => located(fault, source));
  if (parsed.success && faults.length === 0) return { ok: true, config: parsed.data };
  return failed(faults);
}

function failed(faults: readonly LocatedFault[]): ParsedConfig {
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) };
}

function located(fault: ConfigFileFault, source: YamlSource): LocatedFault {
  return { ...fault, line: source.lineOf(fault.path) };
}

/** `checks:` with nothing behind it is an empty list, as its writer means it. */
function withoutNulls(file: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(file).filter(([, value]) => value !== null));
}

/** Undefined for a document whose aliases multiply beyond reason. */
function toValue(source: YamlSource): unknown {
  try {
    return source.document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

const NOT_A_MAPPING: LocatedFault = {
  line: 1,
  path: [],
  reason: {
    en: 'the file is not a mapping of keys to values',
    nl: 'het bestand bevat geen sleutels met waarden',
  },
  hint: {
    en: 'begin with "organisations:" and "checks:"; see docs/configuration.md',
    nl: 'begin met "organisations:" en "checks:"; zie docs/configuration.md',
  },
};

const TOO_LARGE: LocatedFault = {
  line: 1,
  path: [],
  reason: { en: 'the file is larger than 5 MB', nl: 'het bestand is groter dan 5 MB' },
  hint: { en: 'is this really peil.yaml?', nl: 'is dit echt peil.yaml?' },
};
