import type { Database, Tx } from '@peil/persistence';

const DAY_MS = 86_400_000;
/** Days whose partition was seen committed, per database; forgotten when an insert finds none after all. */
const known = new WeakMap<Database, Set<number>>();

/** Makes the day partitions that these instants need. Returns what to call after COMMIT. */
export async function ensurePartitions(
  tx: Tx,
  database: Database,
  instantsMs: Iterable<number>,
): Promise<() => void> {
  const committed = known.get(database) ?? new Set<number>();
  known.set(database, committed);
  const days = new Set<number>();
  for (const instantMs of instantsMs) days.add(Math.floor(instantMs / DAY_MS));
  const missing = [...days].filter((day) => !committed.has(day)).sort((a, b) => a - b);
  for (const day of missing) await ensurePartition(tx, day * DAY_MS);
  return () => missing.forEach((day) => committed.add(day));
}

export function forgetPartitions(database: Database): void {
  known.delete(database);
}

/** Makes the partition of the UTC day that holds an instant, unless it is there. */
export async function ensurePartition(tx: Tx, instantMs: number): Promise<void> {
  await tx.query('select ensure_sample_partition($1::date)', [isoDay(instantMs)]);
}

export function isoDay(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 10);
}
