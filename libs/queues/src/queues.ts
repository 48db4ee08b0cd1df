/** A job to be added. The same `jobId` added again is ignored as long as the first is remembered. */
export interface AddedJob {
  readonly name: string;
  readonly data: unknown;
  readonly jobId?: string;
  readonly delayMs?: number;
}

/** A job as its handler sees it; `data` has passed the contract of its queue. */
export interface TakenJob {
  readonly id: string;
  readonly data: unknown;
}

export interface WorkOptions {
  /** Most jobs of this queue that this process holds at once; 1 when absent. */
  readonly concurrency?: number;
}

/** Returning acknowledges a job, throwing runs it again later, throwing `HandBack` returns it at once. */
export type JobHandler = (job: TakenJob, signal: AbortSignal) => Promise<void>;

export interface WorkerHandle {
  /** Takes no more jobs, aborts the signal of the running ones and resolves when they have ended. */
  close(): Promise<void>;
}

/** The queues, whatever carries them. */
export interface Queues {
  add(queue: string, jobs: readonly AddedJob[]): Promise<void>;
  /** Replaces the data of jobs nobody has taken yet; others stay as they are. */
  replace(queue: string, jobs: readonly Required<Pick<AddedJob, 'jobId' | 'data'>>[]): Promise<void>;
  /** Data of the jobs with these ids that are still remembered. */
  read(queue: string, jobIds: readonly string[]): Promise<TakenJob[]>;
  work(queue: string, handler: JobHandler, options?: WorkOptions): Promise<WorkerHandle>;
  /** Names of the queues that exist and start with `prefix`, sorted. */
  names(prefix: string): Promise<string[]>;
  /** Resolves when the backend answers; for readiness. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
