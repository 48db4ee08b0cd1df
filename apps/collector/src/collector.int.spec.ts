import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sampleBatch, type ProbeWindowJob, type Sample } from '@peil/contracts';
import { dueInstants } from '@peil/domain';
import { createOutboundPolicy, silentLog } from '@peil/platform';
import {
  HandBack,
  LEASE_LOST,
  SAMPLES_QUEUE,
  WORKER_CLOSING,
  type AddedJob,
  type Queues,
} from '@peil/queues';
import { eventually } from '@peil/test/harness/eventually.js';
import { Collector } from './collector.js';

type Handler = Parameters<Queues['work']>[1];

/** Queues in memory: the spec hands out windows itself. */
class FakeQueues implements Queues {
  readonly samples: Sample[] = [];
  readonly closing = new AbortController();
  handler: Handler | undefined;
  away = false;

  async add(queue: string, jobs: readonly AddedJob[]): Promise<void> {
    if (this.away) throw new Error('connect ECONNREFUSED');
    if (queue === SAMPLES_QUEUE)
      for (const { data } of jobs) this.samples.push(...sampleBatch.parse(data).samples);
  }
  async work(_queue: string, handler: Handler) {
    this.handler = handler;
    return { close: async () => this.closing.abort(WORKER_CLOSING) };
  }
  hand(job: ProbeWindowJob, signal = this.closing.signal): Promise<void> {
    if (!this.handler) throw new Error('nobody works the queue');
    return this.handler({ id: 'job', data: job }, signal);
  }
  replace = () => Promise.resolve();
  read = () => Promise.resolve([]);
  names = () => Promise.resolve([]);
  ping = () => Promise.resolve();
  close = () => Promise.resolve();
}

describe('the collector', () => {
  let server: Server;
  let target: string;
  let hits: number;
  let status: number;
  let folder: string;
  let queues: FakeQueues;
  let collector: Collector;

  beforeEach(async () => {
    hits = 0;
    status = 200;
    server = createServer((_, response) => {
      hits += 1;
      response.writeHead(status, { connection: 'close' }).end('ok');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    target = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
    folder = await mkdtemp(path.join(os.tmpdir(), 'peil-collector-'));
    queues = new FakeQueues();
    collector = await Collector.start({
      queues,
      log: silentLog,
      policy: createOutboundPolicy({ labMode: true }),
      sites: ['town-hall'],
      name: 'spec',
      spoolDir: folder,
    });
  });

  afterEach(async () => {
    await collector.close();
    server.close();
    await rm(folder, { recursive: true });
  });

  const aWindow = (
    wish: Partial<ProbeWindowJob> & { intervalMs?: number; confirmations?: number },
  ): ProbeWindowJob => {
    const { intervalMs = 1000, confirmations = 1, ...rest } = wish;
    const startMs = Date.now() + 300;
    const organisationId = randomUUID();
    return {
      version: 1,
      site: 'town-hall',
      siteId: randomUUID(),
      shard: 0,
      startMs,
      endMs: startMs + 2500,
      referenceTargets: [],
      allowedCidrs: {},
      checks: [
        {
          id: randomUUID(),
          organisationId,
          kind: 'http',
          target,
          settings: {},
          intervalMs,
          retryIntervalMs: 1000,
          timeoutMs: 900,
          confirmations,
        },
      ],
      ...rest,
    };
  };

  /** Due instants of the samples that were sent: waits for so many, then a little longer for one too many. */
  const sampledDues = async (expected: number): Promise<number[]> => {
    await eventually(() => queues.samples.length >= expected, 15_000);
    await pause(1000);
    return queues.samples.map(({ dueMs }) => dueMs).sort((a, b) => a - b);
  };

  it('runs a check at its due instants and reports how late it was', async () => {
    const job = aWindow({});
    await queues.hand(job);
    expect(await sampledDues(duesOf(job).length)).toEqual(duesOf(job));
    expect(queues.samples.every(({ lagMs, outcome }) => lagMs >= 0 && lagMs < 200 && outcome === 'ok')).toBe(
      true,
    );
    expect(hits).toBe(queues.samples.length);
  });

  it('ends a late window at once', async () => {
    const pastMs = Date.now() - 60_000;
    await queues.hand(aWindow({ startMs: pastMs, endMs: pastMs + 30_000 }));
    expect(hits).toBe(0);
  });

  it('runs a window once when it is handed out again while it runs', async () => {
    const job = aWindow({});
    await Promise.all([queues.hand(job), queues.hand(job)]);
    expect(await sampledDues(duesOf(job).length)).toEqual(duesOf(job));
  });

  it('confirms a failure at the retry interval, also past the end of the window, and then stops', async () => {
    status = 500;
    const job = aWindow({ intervalMs: 60_000, confirmations: 3 });
    const [check] = job.checks;
    if (!check) throw new Error('no check');
    const shifted = { ...job, checks: [{ ...check, id: idDueWithin(700) }], endMs: Date.now() + 1200 };
    await queues.hand(shifted);
    const [first = 0] = duesOf(shifted);
    await pause(first + 2600 - Date.now());
    expect(await sampledDues(3)).toEqual([first, first + 1000, first + 2000]);
  }, 30_000);

  it('gives a window back with the instant from which nothing was started', async () => {
    const job = aWindow({ endMs: Date.now() + 30_000 });
    const handed = queues.hand(job);
    await pause(1500);
    const closed = collector.close();
    const back = await handed.catch((error: unknown) => error);
    await closed;
    if (!(back instanceof HandBack)) throw new Error('not handed back');
    const { resumeFromMs } = back.data as ProbeWindowJob;
    const started = queues.samples.map(({ dueMs }) => dueMs).sort((a, b) => a - b);
    expect(started).toEqual(duesOf(job).filter((dueMs) => dueMs < (resumeFromMs ?? 0)));
  });

  it('catches up what fell between two collectors of a window that was given back', async () => {
    const startMs = Date.now() - 3000;
    const job = aWindow({ startMs, endMs: Date.now() + 500, resumeFromMs: Date.now() - 900 });
    await queues.hand(job);
    const caughtUp = duesOf(job).filter((dueMs) => dueMs >= (job.resumeFromMs ?? 0));
    expect(await sampledDues(caughtUp.length)).toEqual(caughtUp);
  });

  it('starts nothing more of a window whose lease went to another', async () => {
    const lease = new AbortController();
    const handed = queues.hand(aWindow({ endMs: Date.now() + 30_000 }), lease.signal);
    await pause(1200);
    lease.abort(LEASE_LOST);
    await handed;
    const atMoment = hits;
    await pause(1500);
    expect(hits).toBe(atMoment);
  });

  it('goes on while the queue is away and sends everything when it is back', async () => {
    const job = aWindow({ endMs: Date.now() + 4000 });
    queues.away = true;
    await queues.hand(job);
    await pause(2000);
    const beyond = { ...job, startMs: job.endMs, endMs: Date.now() - 50 };
    queues.away = false;
    const all = await sampledDues(duesOf(job).length + duesOf(beyond).length);
    expect(all.slice(0, duesOf(job).length)).toEqual(duesOf(job));
    const later = queues.samples.map(({ dueMs }) => dueMs).filter((dueMs) => dueMs >= job.endMs);
    expect(later).toEqual(expect.arrayContaining(duesOf(beyond)));
    expect(new Set(queues.samples.map(({ dueMs }) => dueMs)).size).toBe(queues.samples.length);
  }, 40_000);

  it('says unknown, not failed, when its own network does not work', async () => {
    const closed = createServer();
    closed.listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    const nowhere = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    closed.close();
    status = 500;
    await queues.hand(aWindow({ referenceTargets: [nowhere] }));
    await sampledDues(2);
    expect(new Set(queues.samples.map(({ outcome, reason }) => `${outcome} ${reason}`))).toEqual(
      new Set(['unknown own_network']),
    );
    queues.samples.length = 0;
    await queues.hand(aWindow({ referenceTargets: [nowhere, target] }));
    await sampledDues(2);
    expect(new Set(queues.samples.map(({ outcome, reason }) => `${outcome} ${reason}`))).toEqual(
      new Set(['fail status']),
    );
  }, 30_000);
});

const duesOf = ({ checks, startMs, endMs }: ProbeWindowJob): number[] =>
  checks.flatMap(({ id, intervalMs }) => dueInstants(id, intervalMs, { fromMs: startMs, untilMs: endMs }));

/** The id of a check with a one-minute interval that is due within so many milliseconds from now, not at once. */
function idDueWithin(limitMs: number): string {
  for (;;) {
    const id = randomUUID();
    const nowMs = Date.now();
    if (dueInstants(id, 60_000, { fromMs: nowMs + 200, untilMs: nowMs + limitMs }).length === 1) return id;
  }
}
