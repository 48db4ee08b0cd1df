import { setTimeout as pause } from 'node:timers/promises';
import type { ProbeWindowJob } from '@peil/contracts';
import { phaseMs } from '@peil/domain';
import { silentLog, systemClock } from '@peil/platform';
import { probeQueue, type WorkerHandle } from '@peil/queues';
import { consumeSamples } from '../../apps/worker/src/sample-consumer.js';
import { eventually } from '../harness/eventually.js';
import { describeOnBothQueues } from '../harness/queue-backends.js';
import { startCollectorProcess, type CollectorProcess } from './collector-process.js';
import { startCountedServer, type CountedServer } from './counted-server.js';
import { aMeasuredWorld, anHttpCheck, type MeasuredWorld } from './measured-world.js';
import { aWindowJob, dueKeys, handOut } from './window-jobs.js';

const INTERVAL_MS = 9000;
const SHARDS = 12;

describeOnBothQueues('collectors of one site', (backend) => {
  let world: MeasuredWorld;
  let server: CountedServer;
  let consumer: WorkerHandle;
  let collectors: CollectorProcess[] = [];

  beforeAll(async () => {
    world = await aMeasuredWorld(backend);
    server = await startCountedServer();
    const { database, queues } = world;
    consumer = await consumeSamples({ database, queues, clock: systemClock, log: silentLog });
  });

  afterEach(async () => {
    await Promise.all(collectors.map((collector) => collector.end('SIGKILL')));
    collectors = [];
  });

  afterAll(async () => {
    await consumer.close();
    await server.close();
    await world.close();
  });

  const startCollectors = async (...names: string[]) => {
    collectors = await Promise.all(
      names.map((name) => startCollectorProcess(world.urls, { name, sites: [world.site] })),
    );
    return collectors;
  };

  /** Windows from `startMs` on, every check on a path of its own. */
  const someWindows = async (startMs: number, endMs: number): Promise<ProbeWindowJob[]> => {
    const jobs: ProbeWindowJob[] = [];
    for (let shard = 0; shard < SHARDS; shard += 1) {
      const checks = [];
      for (let nth = 0; nth < 4; nth += 1) {
        const target = `${server.url}/${startMs}/${shard}/${nth}`;
        checks.push({
          id: await anHttpCheck(world, { target, intervalMs: INTERVAL_MS }),
          target,
          intervalMs: INTERVAL_MS,
        });
      }
      jobs.push(aWindowJob(world, { startMs, endMs, shard, checks }));
    }
    return jobs;
  };

  const storedKeys = async (jobs: readonly ProbeWindowJob[]) => {
    const rows = await world.query<{ checkId: string; dueAt: Date; collector: string }>(
      'select check_id as "checkId", due_at as "dueAt", collector from sample where check_id = any ($1)',
      [jobs.flatMap(({ checks }) => checks.map(({ id }) => id))],
    );
    return rows.map((row) => ({ key: `${row.checkId} ${row.dueAt.getTime()}`, ...row }));
  };

  /** Due instants that the probed server saw more than once. */
  const doubles = (jobs: readonly ProbeWindowJob[]): string[] => {
    const seen = new Map<string, number>();
    for (const { path, atMs } of server.hits) {
      const check = jobs.flatMap(({ checks }) => checks).find(({ target }) => target === server.url + path);
      if (!check) continue;
      const rhythm = Math.floor((atMs - phaseMs(check.id, INTERVAL_MS)) / INTERVAL_MS);
      seen.set(`${path} ${rhythm}`, (seen.get(`${path} ${rhythm}`) ?? 0) + 1);
    }
    return [...seen].flatMap(([key, times]) => (times > 1 ? [key] : []));
  };

  it('share its windows, and when one is killed lose at most one sample a check and run nothing twice', async () => {
    const [first, second] = await startCollectors('first', 'second');
    const startMs = Date.now() + 3000;
    const jobs = await someWindows(startMs, startMs + 4 * INTERVAL_MS);
    await handOut(world.queues, jobs);
    await pause(startMs + 1.5 * INTERVAL_MS - Date.now());
    await eventually(async () => (await storedKeys(jobs)).length > 0);
    const before = new Set((await storedKeys(jobs)).map(({ collector }) => collector));
    expect(before).toEqual(new Set([first?.name, second?.name]));
    await first?.end('SIGKILL');
    await pause(startMs + 4 * INTERVAL_MS + 3000 - Date.now());

    const stored = await storedKeys(jobs);
    const keys = new Set(stored.map(({ key }) => key));
    const lost = dueKeys(jobs).filter((key) => !keys.has(key));
    const lostPerCheck = new Map<string, number>();
    for (const key of lost) {
      const [id = ''] = key.split(' ');
      lostPerCheck.set(id, (lostPerCheck.get(id) ?? 0) + 1);
    }
    expect(Math.max(0, ...lostPerCheck.values())).toBeLessThanOrEqual(1);
    expect(stored.length).toBeGreaterThan(SHARDS * 4 * 2.5);
    expect(keys.size).toBe(stored.length);
    expect(doubles(jobs)).toEqual([]);
  }, 90_000);

  it('lose nothing and run nothing twice when one of them is asked to end', async () => {
    const [first] = await startCollectors('leaving', 'staying');
    const startMs = Date.now() + 3000;
    const jobs = await someWindows(startMs, startMs + 2 * INTERVAL_MS);
    await handOut(world.queues, jobs);
    await pause(startMs + 0.7 * INTERVAL_MS - Date.now());
    expect(await first?.end('SIGTERM')).toBe(0);
    await pause(startMs + 2 * INTERVAL_MS + 1000 - Date.now());

    const expected = dueKeys(jobs).sort();
    await eventually(async () => (await storedKeys(jobs)).length >= expected.length);
    expect((await storedKeys(jobs)).map(({ key }) => key).sort()).toEqual(expected);
    expect(doubles(jobs)).toEqual([]);
  }, 60_000);

  it('run a window once that was handed out twice, and end a late one at once', async () => {
    await startCollectors('only');
    const startMs = Date.now() + 2000;
    const target = `${server.url}/twice`;
    const checks = [{ id: await anHttpCheck(world, { target, intervalMs: 2000 }), target, intervalMs: 2000 }];
    const twice = aWindowJob(world, { startMs, endMs: startMs + 4000, shard: 100, checks });
    const pastMs = startMs - 60_000;
    const late = aWindowJob(world, {
      startMs: pastMs,
      endMs: pastMs + 30_000,
      shard: 101,
      checks: [{ target: `${server.url}/late`, intervalMs: 1000 }],
    });
    await handOut(world.queues, [twice, late, twice]);
    await pause(startMs + 6000 - Date.now());
    expect(server.hits.filter(({ path }) => path === '/twice')).toHaveLength(2);
    expect(server.hits.filter(({ path }) => path === '/late')).toEqual([]);
    await handOut(world.queues, [twice]);
    await pause(1000);
    expect(server.hits.filter(({ path }) => path === '/twice')).toHaveLength(2);
    expect(await world.queues.names(probeQueue(''))).toContain(probeQueue(world.site));
  }, 30_000);
});
