import type { ConfigPath } from './config-fault.js';

/** One element of a list of the file as it was written, right or wrong. */
export interface FileEntry {
  readonly path: ConfigPath;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The mappings in one list of the file; whatever is not a mapping is left to the schema. */
export function entriesOf(file: unknown, list: string): FileEntry[] {
  const values = isMapping(file) ? file[list] : undefined;
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown, i) => (isMapping(value) ? [{ path: [list, i], value }] : []));
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(entry: FileEntry, key: string): string | undefined {
  const value = entry.value[key];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list-valued key, each with its own path. */
export function textsOf(entry: FileEntry, key: string): { text: string; path: ConfigPath }[] {
  const value = entry.value[key];
  if (!Array.isArray(value)) return [];
  return value.flatMap((text: unknown, i) =>
    typeof text === 'string' ? [{ text, path: [...entry.path, key, i] }] : [],
  );
}
