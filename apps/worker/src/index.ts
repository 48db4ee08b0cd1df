export { DeskWorker, type DeskWorkerDeps } from './desk-worker.js';
export { tellTheStory, type StorySettings } from './on-transition.js';
export type { WorkerDeps, WorkerMetrics } from './worker-deps.js';
export { WorkerModule } from './worker.module.js';
