import { hashText } from './hash-text.js';
import type { MsWindow } from './due-instants.js';

/** Length of a window, the unit of distribution: a collector leases one shard for this long. */
export const WINDOW_MS = 30_000;

/** Most checks one window job carries. */
export const MAX_SHARD_CHECKS = 500;

/** What the planner needs to know of a check; rows with more columns pass through untouched. */
export interface PlannableCheck {
  readonly id: string;
  readonly siteId: string;
}

/** At most {@link MAX_SHARD_CHECKS} checks of one site that always travel together. */
export interface Shard<Check extends PlannableCheck> {
  readonly siteId: string;
  readonly shard: number;
  readonly checks: readonly Check[];
}

/** One window job: run the checks of a shard at their due instants in `[startMs, endMs)`. */
export interface PlannedWindow<Check extends PlannableCheck> extends Shard<Check> {
  readonly jobId: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Every window job that overlaps `[fromMs, untilMs)`, by start and then by site and shard. */
export function planWindows<Check extends PlannableCheck>(
  checks: readonly Check[],
  period: MsWindow,
): PlannedWindow<Check>[] {
  const shards = shardChecks(checks);
  return windowStarts(period).flatMap((startMs) =>
    shards.map((shard) => ({
      ...shard,
      jobId: windowJobId(shard.siteId, shard.shard, startMs),
      startMs,
      endMs: startMs + WINDOW_MS,
    })),
  );
}

/** Starts (epoch milliseconds, multiples of {@link WINDOW_MS}) of the windows that overlap `[fromMs, untilMs)`. */
export function windowStarts({ fromMs, untilMs }: MsWindow): number[] {
  const starts: number[] = [];
  for (let at = windowStartAt(fromMs); at < untilMs; at += WINDOW_MS) starts.push(at);
  return starts;
}

/** Start of the window that holds an instant. */
export function windowStartAt(atMs: number): number {
  return Math.floor(atMs / WINDOW_MS) * WINDOW_MS;
}

/**
 * `<site>:<shard>:<window start>`, the same wherever it is planned, so that planning twice adds nothing.
 * BullMQ accepts colons only as exactly three parts, hence a site id may hold none.
 */
export function windowJobId(siteId: string, shard: number, startMs: number): string {
  if (siteId === '' || siteId.includes(':')) {
    throw new RangeError(`a site id must be non-empty and hold no ":", got "${siteId}"`);
  }
  return `${siteId}:${shard}:${startMs}`;
}

/**
 * Cuts the checks of each site into shards by the hash of their id: per site the smallest power of two
 * of buckets of which none exceeds {@link MAX_SHARD_CHECKS}. A new check therefore moves no other check,
 * except when a bucket is full and every bucket splits in two. Empty buckets are left out.
 */
export function shardChecks<Check extends PlannableCheck>(checks: readonly Check[]): Shard<Check>[] {
  const bySite = groupBy(checks, (check) => check.siteId);
  const sites = [...bySite].sort(([a], [b]) => (a < b ? -1 : 1));
  return sites.flatMap(([siteId, siblings]) =>
    splitByHash(siblings).map(([shard, members]) => ({ siteId, shard, checks: members })),
  );
}

function splitByHash<Check extends PlannableCheck>(checks: readonly Check[]): [number, Check[]][] {
  for (let bits = 0; bits <= 20; bits += 1) {
    const buckets = groupBy(checks, (check) => Math.floor(hashText(check.id) / 2 ** (32 - bits)));
    const shards = [...buckets].sort(([a], [b]) => a - b);
    if (shards.every(([, members]) => members.length <= MAX_SHARD_CHECKS)) return shards;
  }
  throw new RangeError(`more than ${MAX_SHARD_CHECKS} checks of one site share an id`);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
