import type { Temporal } from 'temporal-polyfill';
import type { ResolvedConfig } from './resolve-config.js';
import type { SlugIds } from './upsert-rows.js';

/** What every step of applying needs. */
export interface ApplyContext {
  readonly config: ResolvedConfig;
  readonly organisations: SlugIds;
  readonly ownerId: string;
  readonly now: Temporal.Instant;
}
