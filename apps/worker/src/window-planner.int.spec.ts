import { isDeepStrictEqual } from 'node:util';
import type { ProbeWindowJob } from '@peil/contracts';
import { MAX_SHARD_CHECKS } from '@peil/domain';
import { systemActor } from '@peil/platform';
import type { Scope } from '@peil/persistence';
import type { AddedJob, Queues } from '@peil/queues';
import { aCheck, aSite } from '@peil/test/builders/infrastructure.js';
import { anOrganisation } from '@peil/test/builders/people.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { WindowPlanner } from './window-planner.js';

const everything: Scope = { organisations: 'all', actor: systemActor('spec') };

/** Remembers jobs by id as the real queues do. */
class FakeQueues implements Pick<Queues, 'add' | 'replace' | 'read'> {
  readonly jobs = new Map<string, { data: ProbeWindowJob; delayMs: number }>();

  async add(_queue: string, jobs: readonly AddedJob[]): Promise<void> {
    for (const { jobId = '', data, delayMs = 0 } of jobs) {
      if (!this.jobs.has(jobId)) this.jobs.set(jobId, { data: data as ProbeWindowJob, delayMs });
    }
  }
  async replace(_queue: string, jobs: readonly { jobId: string; data: unknown }[]): Promise<void> {
    for (const { jobId, data } of jobs) {
      const job = this.jobs.get(jobId);
      if (job) job.data = data as ProbeWindowJob;
    }
  }
  async read(_queue: string, jobIds: readonly string[]) {
    return jobIds.flatMap((id) => {
      const job = this.jobs.get(id);
      return job ? [{ id, data: job.data }] : [];
    });
  }
  /** How often a check stands in the jobs of each window. */
  timesPerWindow(checkId: string): Record<string, number> {
    const times: Record<string, number> = {};
    for (const { data } of this.jobs.values()) {
      const start = new Date(data.startMs).toISOString().slice(14, 19);
      const found = data.checks.filter(({ id }) => id === checkId).length;
      if (found > 0) times[start] = (times[start] ?? 0) + found;
    }
    return times;
  }
}

describe('planning windows', () => {
  let test: TestDatabase<ManualClock>;
  let queues: FakeQueues;
  let planner: WindowPlanner;
  let siteId: string;
  let organisationId: string;

  const plannerOf = () =>
    new WindowPlanner({
      database: test.database,
      clock: test.clock,
      queues: { ...unused, ...bound(queues) },
    });
  const addCheck = (row = {}) =>
    test.database.transaction(everything, async (tx) => {
      const place = { organisation_id: organisationId, site_id: siteId, updated_at: test.clock.now() };
      return (await aCheck(tx, { ...place, kind: 'tcp', target: 'a.example:25', ...row })).id;
    });
  const change = (sql: string) =>
    test.database.transaction(everything, (tx) =>
      tx.execute(`update check_definition set ${sql}, updated_at = $1`, [test.clock.now()]),
    );
  const targets = () =>
    [...queues.jobs.values()].map(({ data }) => data.checks.map(({ target }) => target).join());

  beforeEach(async () => {
    test = await createTestDatabase();
    queues = new FakeQueues();
    planner = plannerOf();
    await test.database.transaction(everything, async (tx) => {
      organisationId = (await anOrganisation(tx, { allowed_cidrs: ['10.0.0.0/8'] })).id;
      siteId = (
        await aSite(tx, { organisation_id: organisationId, slug: 'town-hall', reference_targets: ['a:1'] })
      ).id;
    });
  });

  afterEach(() => test.drop());

  it('hands out the running window at once and the next ones a moment before they start', async () => {
    const checkId = await addCheck();
    test.clock.set('2026-03-02T09:00:10Z');
    await planner.plan();
    expect([...queues.jobs.values()].map(({ delayMs }) => delayMs)).toEqual([-11_500, 18_500, 48_500]);
    const [first] = [...queues.jobs.values()];
    expect(first?.data).toMatchObject({
      site: 'town-hall',
      siteId,
      referenceTargets: ['a:1'],
      allowedCidrs: { [organisationId]: ['10.0.0.0/8'] },
      checks: [{ id: checkId, target: 'a.example:25' }],
    });
  });

  it('plans each window once, however often and by however many it is planned', async () => {
    const checkId = await addCheck();
    const other = plannerOf();
    for (let beat = 0; beat < 12; beat += 1) {
      await test.clock.fastForward('PT10S');
      await Promise.all([planner.plan(), other.plan()]);
    }
    const times = queues.timesPerWindow(checkId);
    expect(Object.values(times).every((count) => count === 1)).toBe(true);
    expect(Object.keys(times)).toHaveLength(7);
  });

  it('shows a change in the windows that have not started', async () => {
    await addCheck();
    test.clock.set('2026-03-02T09:00:10Z');
    await planner.plan();
    await test.clock.fastForward('PT1S');
    await change(`target = 'b.example:25'`);
    await planner.plan();
    expect(targets()).toEqual(['a.example:25', 'b.example:25', 'b.example:25']);
    await change('enabled = false');
    await test.clock.fastForward('PT1S');
    await planner.plan();
    expect(targets()).toEqual(['a.example:25', '', '']);
    await change('enabled = true');
    await planner.plan();
    expect(targets()).toEqual(['a.example:25', 'b.example:25', 'b.example:25']);
  });

  it('lets a check that is added during a window run in that window, once', async () => {
    await addCheck();
    test.clock.set('2026-03-02T09:00:05Z');
    const other = plannerOf();
    await planner.plan();
    await other.plan();
    await test.clock.fastForward('PT2S');
    const added = await addCheck();
    await planner.plan();
    await other.plan();
    await plannerOf().plan();
    expect(queues.timesPerWindow(added)).toEqual({ '00:00': 1, '00:30': 1, '01:00': 1 });
    await test.clock.fastForward('PT20S');
    await other.plan();
    expect(queues.timesPerWindow(added)['00:00']).toBe(1);
  });

  it('runs no check twice in a window when its site outgrows its shards', async () => {
    const first = await addCheck();
    await test.database.transaction(everything, (tx) => tx.execute(MANY_MORE, [first, MAX_SHARD_CHECKS - 1]));
    test.clock.set('2026-03-02T09:00:05Z');
    await planner.plan();
    await test.clock.fastForward('PT1S');
    const added = await addCheck();
    await planner.plan();
    await plannerOf().plan();
    const once = { '00:00': 1, '00:30': 1, '01:00': 1 };
    const ids = new Set([...queues.jobs.values()].flatMap(({ data }) => data.checks.map(({ id }) => id)));
    expect(ids.size).toBe(MAX_SHARD_CHECKS + 1);
    expect([...ids].filter((id) => !isDeepStrictEqual(queues.timesPerWindow(id), once))).toEqual([]);
    expect(queues.timesPerWindow(added)).toEqual(once);
  });

  it('shows after a restart what changed meanwhile, in the windows that have not started', async () => {
    await addCheck();
    test.clock.set('2026-03-02T09:00:10Z');
    await planner.plan();
    await change(`target = 'b.example:25'`);
    const added = await addCheck({ target: 'c.example:25' });
    await plannerOf().plan();
    expect(queues.timesPerWindow(added)).toEqual({ '00:00': 1, '00:30': 1, '01:00': 1 });
    expect(targets().filter((listed) => listed.includes('b.example:25'))).toHaveLength(2);
  });
});

const MANY_MORE = `insert into check_definition (organisation_id, slug, name, site_id, configuration_item_id, kind, target,
    interval_ms, retry_interval_ms, timeout_ms, updated_at)
  select organisation_id, slug || n, name, site_id, configuration_item_id, kind, target,
    interval_ms, retry_interval_ms, timeout_ms, updated_at
  from check_definition, generate_series(1, $2) n where id = $1`;

const unused = {
  work: () => Promise.reject(new Error('a planner works no queue')),
  names: () => Promise.reject(new Error('a planner lists no queues')),
  ping: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

function bound(queues: FakeQueues): Pick<Queues, 'add' | 'replace' | 'read'> {
  return {
    add: (queue, jobs) => queues.add(queue, jobs),
    replace: (queue, jobs) => queues.replace(queue, jobs),
    read: (queue, ids) => queues.read(queue, ids),
  };
}
