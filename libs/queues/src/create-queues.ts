import type { Log } from '@peil/platform';
import { Queue } from 'bullmq';
import type { Backend } from './backend.js';
import { checkPayload } from './check-payload.js';
import { openPostgresBackend } from './postgres-backend.js';
import { settingsOf } from './queue-settings.js';
import type { AddedJob, JobHandler, Queues, TakenJob, WorkerHandle, WorkOptions } from './queues.js';
import { openRedisBackend } from './redis-backend.js';
import { runWorker } from './run-worker.js';

export interface QueuesOptions {
  /** Redis carries the queues when given, else the PostgreSQL of `databaseUrl`. */
  readonly redisUrl?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly log: Log;
}

/** Opens the queues on the backend that the settings name. */
export async function createQueues({ redisUrl, databaseUrl, log }: QueuesOptions): Promise<Queues> {
  if (redisUrl) return new BullQueues(openRedisBackend(redisUrl, log), log);
  if (databaseUrl) return new BullQueues(await openPostgresBackend(databaseUrl, log), log);
  throw new Error('The queues need REDIS_URL or DATABASE_URL.');
}

type Producer = ReturnType<typeof openProducer>;

function openProducer(queue: string, backend: Backend) {
  return new Queue(queue, backend.producer, backend.factory);
}

class BullQueues implements Queues {
  private readonly producers = new Map<string, Producer>();
  private readonly workers = new Set<WorkerHandle>();

  constructor(
    private readonly backend: Backend,
    private readonly log: Log,
  ) {}

  async add(queue: string, jobs: readonly AddedJob[]): Promise<void> {
    const { job: byDefault } = settingsOf(queue);
    const producer = this.producer(queue);
    for (const { name, data, jobId, delayMs } of jobs) {
      checkPayload(queue, data);
      const delay = Math.max(0, Math.round(delayMs ?? 0));
      await producer.add(name, data, {
        ...byDefault,
        ...(jobId ? { jobId } : {}),
        ...(delay ? { delay } : {}),
      });
    }
  }

  async replace(queue: string, jobs: readonly Required<Pick<AddedJob, 'jobId' | 'data'>>[]): Promise<void> {
    for (const { jobId, data } of jobs) {
      checkPayload(queue, data);
      const job = await this.producer(queue).getJob(jobId);
      if (job && (await job.isDelayed())) await job.updateData(data);
    }
  }

  async read(queue: string, jobIds: readonly string[]): Promise<TakenJob[]> {
    const jobs = await Promise.all(jobIds.map((id) => this.producer(queue).getJob(id)));
    return jobs.flatMap((job) => (job?.id ? [{ id: job.id, data: checkPayload(queue, job.data) }] : []));
  }

  async work(queue: string, handler: JobHandler, options: WorkOptions = {}): Promise<WorkerHandle> {
    const worker = runWorker(this.backend, { queue, handler, options }, this.log);
    const handle: WorkerHandle = {
      close: async () => {
        this.workers.delete(handle);
        await worker.close();
      },
    };
    this.workers.add(handle);
    return handle;
  }

  names(prefix: string): Promise<string[]> {
    return this.backend.names(prefix);
  }

  ping(): Promise<void> {
    return this.backend.ping();
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.close()));
    await Promise.all([...this.producers.values()].map((producer) => producer.close()));
    await this.backend.close();
  }

  private producer(queue: string): Producer {
    const known = this.producers.get(queue);
    if (known) return known;
    const producer = openProducer(queue, this.backend);
    producer.on('error', (error) => this.log.debug({ queue, error: error.message }, 'queue error'));
    this.producers.set(queue, producer);
    return producer;
  }
}
