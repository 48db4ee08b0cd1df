import { randomUUID } from 'node:crypto';
import type { Sample, SampleBatch } from '@peil/contracts';
import { systemActor } from '@peil/platform';
import type { Scope } from '@peil/persistence';
import { aCheck, aSite } from '@peil/test/builders/infrastructure.js';
import { anOrganisation } from '@peil/test/builders/people.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { ingestSamples } from './ingest-samples.js';

const everything: Scope = { organisations: 'all', actor: systemActor('spec') };

describe('ingesting samples', () => {
  let test: TestDatabase<ManualClock>;
  let siteId: string;
  let organisationId: string;
  let checkId: string;
  let startMs: number;

  const query = <Row>(sql: string, params: readonly unknown[] = []) =>
    test.database.transaction(everything, (tx) => tx.query<Row>(sql, params));

  beforeEach(async () => {
    test = await createTestDatabase();
    startMs = test.clock.nowMs();
    await test.database.transaction(everything, async (tx) => {
      organisationId = (await anOrganisation(tx)).id;
      siteId = (await aSite(tx, { organisation_id: organisationId })).id;
      checkId = (await aCheck(tx, { organisation_id: organisationId, site_id: siteId, confirmations: 2 })).id;
    });
  });

  afterEach(() => test.drop());

  const at = (second: number, outcome: Sample['outcome'], rest: Partial<Sample> = {}): Sample => ({
    checkId,
    organisationId,
    dueMs: startMs + second * 1000,
    lagMs: 0.5,
    durationMs: 12.25,
    outcome,
    reason: outcome === 'ok' ? null : 'refused',
    ...rest,
  });

  const batchOf = (...samples: Sample[]): SampleBatch => ({
    version: 1,
    site: 'town-hall',
    siteId,
    collector: 'collector-1',
    sentAtMs: startMs,
    samples,
  });

  const ingest = (...samples: Sample[]) => ingestSamples(test.database, batchOf(...samples), test.clock);
  const counts = async () =>
    (
      await query(`select (select count(*) from sample) as samples, (select count(*) from transition) as transitions,
      (select count(*) from event) as events`)
    )[0];

  it('stores, folds and tells browsers of changes only', async () => {
    const evidence = 'connect ECONNREFUSED';
    const facts = { status: 200, answers: 'a, b', cached: false };
    const result = await ingest(
      at(0, 'ok', { facts, phasesMs: { connect: 1.5 } }),
      at(10, 'ok'),
      at(20, 'fail', { evidence }),
    );
    expect(result).toEqual({ stored: 3, transitions: 2, refused: 0 });
    expect(
      await query(
        'select state, hard, hard_state, failures, last_outcome, last_reason, last_duration_ms from check_state',
      ),
    ).toEqual([
      {
        state: 'down',
        hard: false,
        hard_state: 'up',
        failures: 1,
        last_outcome: 'fail',
        last_reason: 'refused',
        last_duration_ms: 12.25,
      },
    ]);
    expect(
      await query('select facts, phases_ms, collector, duration_ms from sample order by due_at limit 1'),
    ).toEqual([{ facts, phases_ms: { connect: 1.5 }, collector: 'collector-1', duration_ms: 12.25 }]);
    await ingest(at(25, 'fail', { evidence }));
    const hard = await query(
      'select to_state, reason, evidence, first_bad_at from transition where hard and processed_at is null order by id',
    );
    expect(hard).toEqual([
      { to_state: 'up', reason: null, evidence: null, first_bad_at: null },
      { to_state: 'down', reason: 'refused', evidence, first_bad_at: new Date(startMs + 20_000) },
    ]);
    expect(await query(`select distinct kind, subject from event`)).toEqual([
      { kind: 'check', subject: checkId },
    ]);
  });

  it('changes nothing when the same batch comes again, whole or in part', async () => {
    const samples = [at(0, 'ok'), at(10, 'fail'), at(15, 'fail')];
    await ingest(...samples);
    const before = [await counts(), await query('select * from check_state')];
    expect(await ingest(...samples)).toEqual({ stored: 0, transitions: 0, refused: 0 });
    expect(await ingest(...samples.slice(1))).toEqual({ stored: 0, transitions: 0, refused: 0 });
    expect([await counts(), await query('select * from check_state')]).toEqual(before);
  });

  it('takes a sample once that stands in one batch twice', async () => {
    expect(await ingest(at(0, 'fail'), at(0, 'fail'))).toEqual({ stored: 1, transitions: 1, refused: 0 });
    expect(await query('select failures from check_state')).toEqual([{ failures: 1 }]);
  });

  it('keeps a sample that comes late, but does not let it change the state', async () => {
    await ingest(at(50, 'ok'));
    expect(await ingest(at(30, 'fail'), at(40, 'fail'))).toEqual({ stored: 2, transitions: 0, refused: 0 });
    expect(await query('select state, last_due_at from check_state')).toEqual([
      { state: 'up', last_due_at: new Date(startMs + 50_000) },
    ]);
  });

  it('refuses what comes from the future or from before what is kept', async () => {
    expect(await ingest(at(120, 'ok'), at(-36 * 86_400, 'ok'), at(-34 * 86_400, 'ok'))).toEqual({
      stored: 1,
      transitions: 1,
      refused: 2,
    });
  });

  it('leaves out samples of a check that is gone and believes the check about its owner', async () => {
    const stranger = randomUUID();
    await ingest(at(0, 'ok', { organisationId: stranger }), at(0, 'ok', { checkId: stranger }));
    expect(await query('select check_id, organisation_id from sample')).toEqual([
      { check_id: checkId, organisation_id: organisationId },
    ]);
  });

  it('makes the state row of a check that has none', async () => {
    await query('delete from check_state');
    await ingest(at(0, 'ok'));
    expect(await query('select state from check_state')).toEqual([{ state: 'up' }]);
  });

  it('takes an empty batch as a sign of life of the site', async () => {
    await ingest();
    expect(await query('select last_seen_at from site where id = $1', [siteId])).toEqual([
      { last_seen_at: new Date(startMs) },
    ]);
  });

  it('gives the same end when many batches of the same checks arrive at once, and again', async () => {
    const checks = await test.database.transaction(everything, async (tx) => {
      const ids: string[] = [];
      for (let nth = 0; nth < 40; nth += 1) {
        ids.push(
          (await aCheck(tx, { organisation_id: organisationId, site_id: siteId, confirmations: 2 })).id,
        );
      }
      return ids;
    });
    const batches = Array.from({ length: 12 }, (_, nth) =>
      checks
        .toSorted(() => (nth % 2 === 0 ? 1 : -1))
        .map((id) => at(nth, nth % 3 === 0 ? 'fail' : 'ok', { checkId: id })),
    );
    await Promise.all([...batches, ...batches.toReversed()].map((samples) => ingest(...samples)));
    const [row] = await query<{ samples: number }>('select count(*) as samples from sample');
    expect(row?.samples).toBe(40 * 12);
    expect(
      await query('select distinct last_due_at, state from check_state where check_id = any ($1)', [checks]),
    ).toEqual([{ last_due_at: new Date(startMs + 11_000), state: 'up' }]);
  }, 30_000);
});
