import type { StartupErrorKind } from '@peil/platform';

/** What a command ended with; docs/operations names the same numbers. */
export const EXIT = { ok: 0, unexpected: 1, usage: 2 } as const;

/** Expected failures of a start, one code each, so that a service manager can tell them apart. */
export const STARTUP_EXIT: Readonly<Record<StartupErrorKind, number>> = {
  config: 3,
  port_busy: 4,
  data_dir: 5,
  data_dir_in_use: 6,
  data_version: 7,
  database: 8,
  schema_newer: 9,
  platform: 10,
};
