import { systemActor } from '@peil/platform';
import type { Scope, Tx } from '@peil/persistence';
import { aCheck, aSite } from '@peil/test/builders/infrastructure.js';
import { anOrganisation } from '@peil/test/builders/people.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { ingestSamples } from '../ingest/ingest-samples.js';
import { RETENTION_DAYS } from '../retention/retention-days.js';
import { retainMeasurements } from '../retention/retain-measurements.js';
import { sweepBlindSites } from './sweep-blind-sites.js';

const everything: Scope = { organisations: 'all', actor: systemActor('spec') };

describe('a silent site', () => {
  let test: TestDatabase<ManualClock>;
  let siteId: string;
  let organisationId: string;
  let checkId: string;

  const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => test.database.transaction(everything, work);
  const query = <Row>(sql: string) => inTx((tx) => tx.query<Row>(sql));
  const sweep = (since = test.clock.now().subtract({ hours: 1 })) =>
    inTx((tx) => sweepBlindSites(tx, test.clock.now(), since));
  const measure = (outcome: 'ok' | 'fail') => {
    const samples = [
      { checkId, organisationId, dueMs: test.clock.nowMs(), lagMs: 0, durationMs: 1, outcome, reason: null },
    ];
    const batch = {
      version: 1,
      site: 's',
      siteId,
      collector: 'c',
      sentAtMs: test.clock.nowMs(),
      samples,
    } as const;
    return ingestSamples(test.database, batch, test.clock);
  };

  beforeEach(async () => {
    test = await createTestDatabase();
    await inTx(async (tx) => {
      organisationId = (await anOrganisation(tx)).id;
      siteId = (await aSite(tx, { organisation_id: organisationId, name: 'Town hall' })).id;
      checkId = (await aCheck(tx, { organisation_id: organisationId, site_id: siteId })).id;
    });
  });

  afterEach(() => test.drop());

  it('turns its checks to unknown, is told once, and comes back with the first batch', async () => {
    await measure('ok');
    const lastSeen = test.clock.now();
    await test.clock.fastForward('PT25S');
    expect(await sweep()).toEqual([]);
    await test.clock.fastForward('PT10S');
    expect(await sweep()).toMatchObject([{ siteId, name: 'Town hall', phase: 'blind' }]);
    expect(await sweep()).toEqual([]);
    expect(await query('select state, hard, hard_state from check_state')).toEqual([
      { state: 'unknown', hard: true, hard_state: 'up' },
    ]);
    expect(await query('select blind_since from site')).toEqual([
      { blind_since: new Date(lastSeen.epochMilliseconds) },
    ]);
    await test.clock.fastForward('PT60S');
    await measure('ok');
    expect(await sweep()).toMatchObject([{ siteId, phase: 'seen' }]);
    expect(await sweep()).toEqual([]);
    expect(await query('select state from check_state')).toEqual([{ state: 'up' }]);
    expect(await query(`select count(*) as told from event where kind = 'site'`)).toEqual([{ told: 2 }]);
    expect(await query(`select count(*) as downs from transition where to_state = 'down'`)).toEqual([
      { downs: 0 },
    ]);
  });

  it('is not called blind before somebody had the time to answer', async () => {
    await measure('ok');
    await test.clock.fastForward('PT1H');
    expect(await sweep(test.clock.now().subtract({ seconds: 5 }))).toEqual([]);
    await inTx((tx) => tx.execute('update check_definition set updated_at = $1', [test.clock.now()]));
    expect(await sweep()).toEqual([]);
  });

  it('without enabled checks is never blind', async () => {
    await inTx((tx) => tx.execute('update check_definition set enabled = false'));
    await test.clock.fastForward('PT1H', 'PT30M');
    expect(await sweep()).toEqual([]);
  });

  it('measurements are kept for their days and no longer', async () => {
    await measure('ok');
    await test.clock.fastForward(`PT${RETENTION_DAYS * 24}H`, 'PT240H');
    await measure('fail');
    expect(await inTx((tx) => retainMeasurements(tx, test.clock.now()))).toMatchObject({
      partitionsDropped: 0,
    });
    expect(await query('select count(*) as samples from sample')).toEqual([{ samples: 2 }]);
    await test.clock.fastForward('PT24H', 'PT24H');
    const retained = await inTx((tx) => retainMeasurements(tx, test.clock.now()));
    expect(retained.partitionsDropped).toBeGreaterThanOrEqual(1);
    expect(await query('select outcome from sample')).toEqual([{ outcome: 'fail' }]);
  });
});
