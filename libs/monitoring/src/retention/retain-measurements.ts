import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { ensurePartition, isoDay } from '../ingest/sample-partitions.js';
import { EVENT_HOURS, RETENTION_DAYS } from './retention-days.js';

export interface Retained {
  readonly partitionsDropped: number;
  readonly eventsTrimmed: number;
}

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 3;

/** Makes the sample partitions of the coming days, drops those past keeping and trims the live events. */
export async function retainMeasurements(tx: Tx, now: Temporal.Instant): Promise<Retained> {
  const nowMs = now.epochMilliseconds;
  for (let day = 0; day <= DAYS_AHEAD; day += 1) await ensurePartition(tx, nowMs + day * DAY_MS);
  const [row] = await tx.query<{ dropped: number }>(
    'select drop_sample_partitions_before($1::date) as dropped',
    [isoDay(nowMs - RETENTION_DAYS * DAY_MS)],
  );
  const eventsTrimmed = await tx.execute('delete from event where at < $1', [
    now.subtract({ hours: EVENT_HOURS }),
  ]);
  return { partitionsDropped: row?.dropped ?? 0, eventsTrimmed };
}
