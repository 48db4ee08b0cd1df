import type { Database } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import type { HealthPort, HealthQuestion } from './health-port.js';

interface BucketRow {
  readonly bucket: number;
  readonly fail_ratio: number;
}

const BUCKETS = `select floor(extract(epoch from (s.due_at - $3::timestamptz)) / $5)::int as bucket,
    avg((s.outcome = 'fail')::int)::float8 as fail_ratio
  from sample s
  where s.check_id in (
      select c.id from check_definition c
      join configuration_item_service u on u.configuration_item_id = c.configuration_item_id
      where u.service_id = $1 and (u.for_organisation_id is null or u.for_organisation_id = $2))
    and s.due_at >= $3 and s.due_at < $4 and s.outcome <> 'unknown'
  group by 1`;

/** The health port on the database, as a job: a municipality's own scope does not reach the samples. */
export function measuredHealth(database: Database): HealthPort {
  const scope = { organisations: 'all', actor: systemActor('measured-health') } as const;
  return { failRatios: (question) => database.transaction(scope, (tx) => failRatios(tx, question)) };
}

async function failRatios(
  tx: { query<Row>(sql: string, params: readonly unknown[]): Promise<Row[]> },
  { serviceId, organisationId, from, until, bucketSeconds }: HealthQuestion,
): Promise<(number | null)[]> {
  const rows = await tx.query<BucketRow>(BUCKETS, [serviceId, organisationId, from, until, bucketSeconds]);
  const seconds = (until.epochMilliseconds - from.epochMilliseconds) / 1_000;
  const ratios = new Map(rows.map((row) => [row.bucket, row.fail_ratio]));
  return Array.from(
    { length: Math.ceil(seconds / bucketSeconds) },
    (_, bucket) => ratios.get(bucket) ?? null,
  );
}
