import { probeWindowJob, sampleBatch } from '@peil/contracts';
import type { JobsOptions, WorkerOptions } from 'bullmq';
import type { z } from 'zod';
import { SAMPLES_QUEUE, siteOfQueue } from './queue-names.js';

/** How the jobs of one kind of queue are checked, kept, leased and tried again. */
export interface QueueSettings {
  readonly contract: z.ZodType;
  /** Log lines of the handler carry the job's id; not for windows, it would cost every probe of them. */
  readonly logContext: boolean;
  readonly job: JobsOptions;
  readonly worker: Pick<
    WorkerOptions,
    'lockDuration' | 'lockRenewTime' | 'stalledInterval' | 'maxStalledCount'
  >;
}

/** A lease that outlives a short stall of the process, yet moves a dead collector's windows within 6.3 s. */
const LEASE = { lockDuration: 6000, lockRenewTime: 2000, stalledInterval: 2000, maxStalledCount: 20 };

/** A finished window stays known until the planner cannot plan it any more, so that re-adding is ignored. */
const WINDOW: QueueSettings = {
  contract: probeWindowJob,
  logContext: false,
  job: {
    attempts: 3,
    backoff: { type: 'fixed', delay: 500 },
    removeOnComplete: { age: 180, count: 2000 },
    removeOnFail: { age: 3600, count: 500 },
  },
  worker: LEASE,
};

/** A batch is tried until the database takes it. */
const SAMPLES: QueueSettings = {
  contract: sampleBatch,
  logContext: true,
  job: {
    attempts: 100_000,
    backoff: { type: 'fixed', delay: 2000 },
    removeOnComplete: { count: 20 },
    removeOnFail: { age: 86_400, count: 500 },
  },
  worker: { ...LEASE, lockDuration: 30_000, lockRenewTime: 10_000, stalledInterval: 10_000 },
};

export function settingsOf(queue: string): QueueSettings {
  if (queue === SAMPLES_QUEUE) return SAMPLES;
  if (siteOfQueue(queue)) return WINDOW;
  throw new Error(`There is no queue "${queue}": the names are "${SAMPLES_QUEUE}" and "probe.<site>".`);
}
