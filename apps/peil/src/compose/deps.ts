import type { PipelineMetrics } from '@peil/metrics';
import type { Database } from '@peil/persistence';
import type { Clock, Config, Log } from '@peil/platform';
import type { Queues } from '@peil/queues';
import type { DemoPort } from '../../../api/src/index.js';

/** The parts of Peil that can run apart or together. */
export type Part = 'api' | 'collector' | 'worker';

/** What every part may use; a collector has nothing more. */
export interface CollectorDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly queues: Queues;
  readonly log: Log;
  readonly pipeline: PipelineMetrics;
}

export interface Deps extends CollectorDeps {
  readonly config: Config & { readonly secret: string };
  readonly database: Database;
}

/** A running part; `close` stops taking work, finishes what runs and lets go. */
export interface RunningPart {
  readonly close: () => Promise<void>;
}

/** The demo of this process, and what it started to have something to watch. */
export interface AttachedDemo extends RunningPart {
  readonly port: DemoPort;
  /** What follows once the API listens. */
  readonly begin: () => Promise<void>;
}

export type AttachDemo = (deps: Deps) => AttachedDemo;
