import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { applyTransition } from '@peil/monitoring';
import { createOutboundPolicy, silentLog, systemClock } from '@peil/platform';
import { Collector } from '../../apps/collector/src/collector.js';
import { MeasurementWorker } from '../../apps/worker/src/measurement-worker.js';
import { eventually } from '../harness/eventually.js';
import { describeOnBothQueues } from '../harness/queue-backends.js';
import { startCountedServer, type CountedServer } from './counted-server.js';
import { aMeasuredWorld, anHttpCheck, type MeasuredWorld } from './measured-world.js';

describeOnBothQueues('from plan to outage', (backend) => {
  let world: MeasuredWorld;
  let server: CountedServer;
  let spoolDir: string;
  let collector: Collector;
  let worker: MeasurementWorker;
  let beat: NodeJS.Timeout;

  beforeAll(async () => {
    world = await aMeasuredWorld(backend);
    server = await startCountedServer();
    spoolDir = await mkdtemp(path.join(os.tmpdir(), 'peil-spool-'));
    collector = await Collector.start({
      queues: await world.openQueues(),
      log: silentLog,
      policy: createOutboundPolicy({ labMode: true }),
      sites: [],
      name: 'collector-1',
      spoolDir,
    });
    worker = new MeasurementWorker({
      database: world.database,
      queues: world.queues,
      clock: systemClock,
      log: silentLog,
      onTransition: applyTransition,
    });
    await worker.start();
    beat = setInterval(() => {
      worker.plan.beat();
      worker.transitions.beat();
    }, 500);
  });

  afterAll(async () => {
    clearInterval(beat);
    await collector.close();
    await worker.stop();
    await server.close();
    await world.close();
    await rm(spoolDir, { recursive: true });
  });

  const stateOf = async (checkId: string) => {
    const [row] = await world.query<{ state: string; hard: boolean }>(
      'select state, hard from check_state where check_id = $1',
      [checkId],
    );
    return row;
  };

  it('measures a new check within one interval, follows it down and up again, and keeps its outage', async () => {
    const checkId = await anHttpCheck(world, { target: `${server.url}/`, intervalMs: 3000 });
    await eventually(async () => (await stateOf(checkId))?.state === 'up', 12_000);

    server.answer = 500;
    await eventually(async () => {
      const state = await stateOf(checkId);
      return state?.state === 'down' && state.hard;
    }, 12_000);
    const open =
      'select title, reason, ended_at is null as open, started_at < detected_at as late from outage';
    await eventually(async () => (await world.query(open)).length === 1);
    expect(await world.query(open)).toEqual([
      { title: 'Web server: Home page', reason: 'status', open: true, late: true },
    ]);

    server.answer = 200;
    await eventually(
      async () => (await world.query('select 1 from outage where ended_at is not null')).length === 1,
      12_000,
    );
    const transitions = await world.query<{ to_state: string; hard: boolean; waits: boolean }>(
      'select to_state, hard, processed_at is null as waits from transition order by id',
    );
    expect(transitions).toEqual([
      { to_state: 'up', hard: true, waits: false },
      { to_state: 'down', hard: false, waits: false },
      { to_state: 'down', hard: true, waits: false },
      { to_state: 'up', hard: true, waits: false },
    ]);
    const [stored] = await world.query<{ samples: number }>('select count(*) as samples from sample');
    await eventually(async () => {
      const [now] = await world.query<{ samples: number }>('select count(*) as samples from sample');
      return (now?.samples ?? 0) > (stored?.samples ?? 0);
    });
  }, 60_000);
});
