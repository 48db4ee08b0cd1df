import type { Sample, SampleBatch } from '@peil/contracts';
import type { Tx } from '@peil/persistence';

/** `[check, due instant]` of a sample that was not known before. */
export interface StoredKey {
  readonly checkId: string;
  readonly dueMs: number;
}

const INSERT = `insert into sample
    (check_id, due_at, organisation_id, outcome, reason, duration_ms, lag_ms, phases_ms, facts, evidence, collector)
  select s.check_id, to_timestamp(s.due_ms / 1000.0), c.organisation_id, s.outcome, s.reason, s.duration_ms,
    s.lag_ms, s.phases_ms::jsonb, s.facts::jsonb, s.evidence, $10
  from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::real[], $6::real[], $7::text[], $8::text[],
    $9::text[]) as s (check_id, due_ms, outcome, reason, duration_ms, lag_ms, phases_ms, facts, evidence)
  join check_definition c on c.id = s.check_id
  on conflict do nothing
  returning check_id as "checkId", (extract(epoch from due_at) * 1000)::bigint as "dueMs"`;

/**
 * Stores the samples of a batch; those known already, and those of checks that are gone, are left out.
 * The owner of a sample is the owner of its check, whatever the collector says.
 */
export function storeSamples(
  tx: Tx,
  samples: readonly Sample[],
  collector: SampleBatch['collector'],
): Promise<StoredKey[]> {
  return tx.query<StoredKey>(INSERT, [
    samples.map(({ checkId }) => checkId),
    samples.map(({ dueMs }) => dueMs),
    samples.map(({ outcome }) => outcome),
    samples.map(({ reason }) => reason),
    samples.map(({ durationMs }) => durationMs),
    samples.map(({ lagMs }) => lagMs),
    samples.map(({ phasesMs }) => jsonOrNull(phasesMs)),
    samples.map(({ facts }) => jsonOrNull(facts)),
    samples.map(({ evidence }) => evidence ?? null),
    collector,
  ]);
}

export function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
