import { withLogContext, type Log } from '@peil/platform';
import { UnrecoverableError, WaitingError, Worker, type Job } from 'bullmq';
import type { Backend } from './backend.js';
import { checkPayload, PayloadRefused } from './check-payload.js';
import { HandBack } from './hand-back.js';
import { settingsOf } from './queue-settings.js';
import type { JobHandler, WorkerHandle, WorkOptions } from './queues.js';

/** Reasons of an aborted job signal. */
export const LEASE_LOST = 'lease lost';
export const WORKER_CLOSING = 'worker closing';

export interface WorkerTask {
  readonly queue: string;
  readonly handler: JobHandler;
  readonly options: WorkOptions;
}

/** Starts a BullMQ worker; it reconnects by itself and reports every fault in the log. */
export function runWorker(backend: Backend, task: WorkerTask, log: Log): WorkerHandle {
  const { queue, options } = task;
  const { logContext, worker: lease } = settingsOf(queue);
  const process = (job: Job, token?: string, signal?: AbortSignal) => {
    const run = () => handle(task, { job, token, signal }, log);
    return logContext ? withLogContext({ jobId: job.id ?? '', queue }, run) : run();
  };
  const worker = new Worker(
    queue,
    // BullMQ passes a signal only to functions that declare three parameters
    (job, token, signal) => process(job, token, signal),
    {
      ...backend.consumer,
      ...lease,
      concurrency: options.concurrency ?? 1,
      runRetryDelay: 1000,
      drainDelay: 5,
    },
    backend.factory,
  );
  worker.on('error', (error) => log.warn({ queue, error: error.message }, 'queue worker error'));
  worker.on('lockRenewalFailed', (jobIds) => jobIds.forEach((id) => worker.cancelJob(id, LEASE_LOST)));
  return { close: () => close(worker) };
}

async function close(worker: Pick<Worker, 'close' | 'cancelAllJobs'>): Promise<void> {
  const closed = worker.close();
  worker.cancelAllJobs(WORKER_CLOSING);
  await closed;
}

interface Taken {
  readonly job: Job;
  readonly token: string | undefined;
  readonly signal: AbortSignal | undefined;
}

async function handle({ queue, handler }: WorkerTask, taken: Taken, log: Log): Promise<void> {
  const { job, token, signal } = taken;
  try {
    const data = checkPayload(queue, job.data);
    await handler({ id: job.id ?? '', data }, signal ?? new AbortController().signal);
  } catch (error) {
    if (error instanceof HandBack) {
      await job.updateData(error.data);
      await job.moveToWait(token);
      throw new WaitingError();
    }
    if (error instanceof PayloadRefused) {
      log.error({ reason: error.message }, 'a job was refused');
      throw new UnrecoverableError(error.message);
    }
    log.error({ error }, 'a job failed and will be tried again');
    throw error;
  }
}
