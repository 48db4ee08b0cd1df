import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval, ScheduleModule } from '@nestjs/schedule';
import { MeasurementWorker } from './measurement-worker.js';
import type { WorkerDeps } from './worker-deps.js';

const DEPS = Symbol('worker deps');

/** The beats of the worker. Each is also safe when several workers beat at once. */
class WorkerBeats implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly worker: MeasurementWorker;

  constructor(@Inject(DEPS) private readonly deps: WorkerDeps) {
    this.worker = new MeasurementWorker(deps);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.start();
    for (const loop of this.deps.loops ?? []) await loop.start();
  }

  /** Cheap unless checks changed; the planner itself plans every ten seconds. */
  @Interval(1000)
  everySecond(): void {
    this.worker.plan.beat();
    this.worker.transitions.beat();
  }

  @Interval(5000)
  everyFiveSeconds(): void {
    this.worker.sites.beat();
  }

  @Interval(600_000)
  everyTenMinutes(): void {
    this.worker.retention.beat();
  }

  /** Transitions first: what they wrote to the outbox still goes out with the loops' last run. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.stop();
    await Promise.all((this.deps.loops ?? []).map((loop) => loop.stop()));
  }
}

@Module({})
export class WorkerModule {
  static register(deps: WorkerDeps): DynamicModule {
    return {
      module: WorkerModule,
      imports: [ScheduleModule.forRoot()],
      providers: [{ provide: DEPS, useValue: deps }, WorkerBeats],
    };
  }
}
