import { configFile } from '@peil/contracts';
import { applyConfig, listOutages, listServices, outageDetail } from '@peil/monitoring';
import { systemActor } from '@peil/platform';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { readDemoState } from './demo-state.js';
import { loadDemo } from './load-demo.js';
import { removeDemo } from './remove-demo.js';

const ALL = { organisations: 'all' as const, actor: systemActor('spec') };
const REAL = configFile.parse({
  organisations: [{ id: 'echt', name: 'Echt' }],
  people: [{ email: 'a@echt.example', name: 'A', organisation: 'echt', roles: ['admin'] }],
  checks: [{ id: 'web', kind: 'tcp', target: 'a.example:1' }],
});
const COUNTS = `select (select count(*) from organisation) as organisations, (select count(*) from person) as people,
  (select count(*) from check_definition) as checks, (select count(*) from ticket) as tickets,
  (select count(*) from outage) as outages, (select count(*) from transition) as transitions,
  (select count(*) from sample) as samples, (select count(*) from calendar) as calendars,
  (select count(*) from setting) as settings`;

describe('the demo', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.transaction(ALL, (tx) => applyConfig(tx, REAL, { now: test.clock.now() }));
  });
  afterAll(() => test.drop());
  const query = async <Row>(sql: string) => {
    const [row] = await test.database.transaction(ALL, (tx) => tx.query<Row>(sql));
    return row;
  };
  const bars = () => ({ now: test.clock.now(), days: 90, zone: 'Europe/Amsterdam' });

  it('fills every page and leaves nothing for workers to act upon, then goes without a trace', async () => {
    const before = await query(COUNTS);
    let told = 0;
    await loadDemo(test.database, {
      clock: test.clock,
      labs: null,
      months: 2,
      onProgress: (share) => (told = share),
    });
    expect(told).toBe(1);
    expect(await test.database.transaction(ALL, (tx) => readDemoState(tx, test.clock.now()))).toBe('loaded');
    expect(
      await query(`select (select count(*) from organisation where demo) as organisations,
        (select count(*) from ticket where status in ('new', 'in_progress', 'waiting')) between 60 and 500 as work,
        (select count(*) from check_definition) >= 61 as checks, (select count(*) from wave) as waves,
        (select count(*) from intervention) as interventions,
        (select count(*) from sample) > 60000 as samples,
        (select count(distinct priority) from ticket) >= 3 as priorities,
        (select count(*) from ticket where kind = 'complaint' and outage_id is not null) > 5 as linked`),
    ).toEqual({
      organisations: 6, work: true, checks: true, waves: 8, interventions: 40, samples: true, priorities: true, linked: true,
    }); // prettier-ignore
    expect(
      await query(`select (select count(*) from transition where hard and processed_at is null) as transitions,
        (select count(*) from message) as messages, (select count(*) from event) < 10 as quiet,
        (select count(*) from timer where done_at is null and due_at <= '${test.clock.now().toString()}') as overdue,
        (select count(*) from ticket t where t.origin = 'monitoring' and t.status <> 'resolved') as incidents`),
    ).toEqual({ transitions: 0, messages: 0, quiet: true, overdue: 0, incidents: 0 });
    const services = await listServices(test.database, ALL, bars());
    const demo = services.filter(({ slug }) => slug.startsWith('demo-'));
    expect(demo).toHaveLength(8);
    for (const { cells } of demo) {
      expect(cells).toHaveLength(5);
      for (const { bars: days, ratio } of cells) {
        expect(days).toHaveLength(90);
        expect(ratio).toBeGreaterThan(0.9);
      }
    }
    await removeDemo(test.database, test.clock);
    expect(await query(COUNTS)).toEqual(before);
  }, 240_000);

  it('is described outage by outage to a municipality, without what is not its own', async () => {
    await loadDemo(test.database, { clock: test.clock, labs: null, months: 2, seed: 3 });
    const meerdijk = await query<{ id: string }>(`select id from organisation where slug = 'meerdijk'`);
    const scope = { organisations: [meerdijk?.id ?? ''], actor: ALL.actor };
    const first = await listOutages(test.database, scope, { state: 'all', limit: 3 });
    const rest = await listOutages(test.database, scope, {
      state: 'all',
      limit: 100,
      cursor: first.nextCursor ?? '',
    });
    const numbers = [...first.items, ...rest.items].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    const concerned = await query<{ n: number }>(
      `select count(*) as n from outage_organisation where organisation_id = '${meerdijk?.id}'`,
    );
    expect(numbers.length).toBe(concerned?.n);
    for (const { organisations, item, incidentNumber } of first.items) {
      expect(organisations.map(({ name }) => name)).toEqual(['Gemeente Meerdijk']);
      expect(item.name).toContain('Meerdijk');
      expect(incidentNumber).toBeNull();
    }
    const detail = await outageDetail(test.database, scope, first.items[0]?.id ?? '');
    expect(detail.checks).toEqual([]);
    expect(detail.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['first_bad', 'detected', 'ended']),
    );
    const foreign = await query<{ id: string }>(`select o.id from outage o where not exists
      (select 1 from outage_organisation u where u.outage_id = o.id and u.organisation_id = '${meerdijk?.id}') limit 1`);
    await expect(outageDetail(test.database, scope, foreign?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
    const seen = await listServices(test.database, scope, bars());
    expect(seen.map(({ cells }) => cells.map(({ organisationId }) => organisationId))).toEqual(
      Array.from({ length: 8 }, () => [meerdijk?.id]),
    );
  }, 240_000);
});
