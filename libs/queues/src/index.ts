export * from './create-queues.js';
export * from './hand-back.js';
export * from './queue-names.js';
export type { AddedJob, Queues, WorkerHandle } from './queues.js';
export { LEASE_LOST, WORKER_CLOSING } from './run-worker.js';
