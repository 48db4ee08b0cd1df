import type { CheckDetail } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';

type Series = CheckDetail['series'];

export interface SeriesWindow {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** Never below the interval of the check, else every other bucket would be empty. */
  readonly atLeastSeconds: number;
}

interface BucketRow {
  readonly bucket: number;
  readonly p50_ms: number | null;
  readonly max_ms: number | null;
  readonly fail_ratio: number | null;
}

const MAX_POINTS = 1_000;

const SERIES_SQL = `select floor(extract(epoch from due_at) / $4::float8)::bigint as bucket,
    percentile_cont(0.5) within group (order by duration_ms) filter (where outcome in ('ok', 'degraded')) as p50_ms,
    max(duration_ms) filter (where outcome in ('ok', 'degraded'))::float8 as max_ms,
    avg((outcome = 'fail')::int) filter (where outcome <> 'unknown')::float8 as fail_ratio
  from sample where check_id = $1 and due_at >= $2 and due_at < $3
  group by 1 order by 1`;

/** Latency and failures of one check in equal buckets, at most 1,000; buckets without samples are null. */
export async function latencySeries(tx: Tx, checkId: string, window: SeriesWindow): Promise<Series> {
  const fromS = window.from.epochMilliseconds / 1_000;
  const untilS = window.until.epochMilliseconds / 1_000;
  const bucketSeconds = Math.max(Math.ceil((untilS - fromS) / (MAX_POINTS - 1)), window.atLeastSeconds);
  const rows = await tx.query<BucketRow>(SERIES_SQL, [checkId, window.from, window.until, bucketSeconds]);
  const byBucket = new Map(rows.map((row) => [row.bucket, row]));
  const first = rows[0]?.bucket ?? 0;
  const last = rows.at(-1)?.bucket ?? -1;
  const buckets = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  const column = (read: (row: BucketRow) => number | null) =>
    buckets.map((bucket) => {
      const row = byBucket.get(bucket);
      return row ? read(row) : null;
    });
  return {
    bucketSeconds,
    times: buckets.map((bucket) => bucket * bucketSeconds),
    p50Ms: column((row) => row.p50_ms),
    maxMs: column((row) => row.max_ms),
    failRatio: column((row) => row.fail_ratio),
  };
}
