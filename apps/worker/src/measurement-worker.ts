import { EVENT_CHANNEL, listen, type Listening } from '@peil/persistence';
import type { WorkerHandle } from '@peil/queues';
import { endAbandoned, retain, sweepSites } from './housekeeping.js';
import { RepeatedWork } from './repeated-work.js';
import { consumeSamples } from './sample-consumer.js';
import { TransitionLoop } from './transition-loop.js';
import { WindowPlanner } from './window-planner.js';
import type { WorkerDeps } from './worker-deps.js';

/** Plans, ingests, processes transitions and keeps house; any number of these may run at once. */
export class MeasurementWorker {
  readonly plan: RepeatedWork;
  readonly transitions: RepeatedWork;
  readonly sites: RepeatedWork;
  readonly retention: RepeatedWork;
  private readonly loop: TransitionLoop;
  private samples: WorkerHandle | undefined;
  private listening: Listening | undefined;

  constructor(private readonly deps: WorkerDeps) {
    const { log, clock } = deps;
    const planner = new WindowPlanner(deps);
    this.loop = new TransitionLoop(deps);
    const watchingSince = clock.now();
    this.plan = new RepeatedWork('plan', () => planner.plan(), log);
    this.transitions = new RepeatedWork('transitions', () => this.loop.drain(), log);
    this.sites = new RepeatedWork('sites', () => this.keepSites(watchingSince), log);
    this.retention = new RepeatedWork('retention', () => retain(deps), log);
  }

  async start(): Promise<void> {
    const { database, log } = this.deps;
    this.retention.beat();
    this.plan.beat();
    this.samples = await consumeSamples(this.deps);
    this.listening = await listen({
      url: database.url,
      channel: EVENT_CHANNEL,
      onMessage: () => this.transitions.beat(),
      onConnected: () => this.transitions.beat(),
      onLost: (error) => log.warn({ error: error.message }, 'events are polled until the database is back'),
    });
  }

  async stop(): Promise<void> {
    this.loop.stop();
    await this.samples?.close();
    await this.listening?.stop();
    await Promise.all([this.plan, this.transitions, this.sites, this.retention].map((work) => work.stop()));
  }

  private async keepSites(watchingSince: ReturnType<WorkerDeps['clock']['now']>): Promise<void> {
    await sweepSites(this.deps, watchingSince);
    await endAbandoned(this.deps);
  }
}
