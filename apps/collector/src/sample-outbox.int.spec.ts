import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sampleBatch, type Sample, type SampleBatch } from '@peil/contracts';
import { silentLog } from '@peil/platform';
import type { AddedJob } from '@peil/queues';
import { SampleOutbox } from './sample-outbox.js';
import { SpoolFile } from './spool-file.js';

const siteId = '7b1f9d0e-0000-4000-8000-00000000000a';
const checkId = '7b1f9d0e-0000-4000-8000-000000000001';

const aSample = (dueMs: number): Sample => ({
  checkId,
  organisationId: '7b1f9d0e-0000-4000-8000-00000000000b',
  dueMs,
  lagMs: 1,
  durationMs: 2,
  outcome: 'ok',
  reason: null,
});

/** A queue that can be away; remembers what it took. */
class FakeQueue {
  readonly batches: SampleBatch[] = [];
  away = false;

  async add(_queue: string, jobs: readonly AddedJob[]): Promise<void> {
    if (this.away) throw new Error('connect ECONNREFUSED');
    for (const { data } of jobs) this.batches.push(sampleBatch.parse(data));
  }

  get dues(): number[] {
    return this.batches.flatMap(({ samples }) => samples.map(({ dueMs }) => dueMs)).sort((a, b) => a - b);
  }
}

describe('the outbox of samples', () => {
  let folder: string;
  let queue: FakeQueue;
  let outbox: SampleOutbox;

  const open = async () =>
    new SampleOutbox({
      queues: queue,
      spool: await SpoolFile.open(folder),
      log: silentLog,
      collector: 'spec',
      nowMs: Date.now,
    });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'peil-outbox-'));
    queue = new FakeQueue();
    outbox = await open();
    outbox.keepAlive('town-hall', siteId, Date.now() + 60_000);
  });

  afterEach(async () => {
    await outbox.close();
    await rm(folder, { recursive: true });
  });

  it('sends what came within a second in one batch, and 500 at once', async () => {
    for (let dueMs = 1; dueMs <= 503; dueMs += 1) outbox.push(siteId, aSample(dueMs));
    await pause(50);
    expect(queue.batches.map(({ samples }) => samples.length)).toEqual([500]);
    await pause(1000);
    expect(queue.batches.map(({ samples }) => samples.length)).toEqual([500, 3]);
  });

  it('gives a sign of life when there is nothing to send', async () => {
    await pause(1000);
    expect(queue.batches).toMatchObject([{ site: 'town-hall', samples: [] }]);
  });

  it('spools while the queue is away and replays everything once, with the original instants', async () => {
    queue.away = true;
    for (const dueMs of [1, 2]) outbox.push(siteId, aSample(dueMs));
    await pause(1000);
    expect(outbox.lostSinceMs).not.toBeNull();
    queue.away = false;
    outbox.push(siteId, aSample(3));
    await pause(1200);
    expect(outbox.lostSinceMs).toBeNull();
    expect(queue.dues).toEqual([1, 2, 3]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('sends what a process that was killed left behind, except a line cut off in the middle', async () => {
    await outbox.close();
    const left: SampleBatch = {
      version: 1,
      site: 'town-hall',
      siteId,
      collector: 'gone',
      sentAtMs: 1,
      samples: [aSample(7)],
    };
    await writeFile(path.join(folder, '999999999-dead.jsonl'), `${JSON.stringify(left)}\n{"version":1,"si`);
    outbox = await open();
    outbox.keepAlive('town-hall', siteId, Date.now() + 60_000);
    outbox.push(siteId, aSample(8));
    await pause(1200);
    expect(queue.dues).toEqual([7, 8]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing behind when it closes while the queue is away', async () => {
    queue.away = true;
    outbox.push(siteId, aSample(9));
    await outbox.close();
    expect(await readdir(folder)).toHaveLength(1);
  });
});
