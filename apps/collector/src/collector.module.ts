import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Collector, type CollectorDeps } from './collector.js';

const DEPS = Symbol('collector deps');

/** Starts the collector with the application and drains it before the application ends. */
class CollectorLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private collector: Collector | undefined;

  constructor(@Inject(DEPS) private readonly deps: CollectorDeps) {}

  async onApplicationBootstrap(): Promise<void> {
    this.collector = await Collector.start(this.deps);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.collector?.close();
  }
}

@Module({})
export class CollectorModule {
  static register(deps: CollectorDeps): DynamicModule {
    return { module: CollectorModule, providers: [{ provide: DEPS, useValue: deps }, CollectorLifecycle] };
  }
}
