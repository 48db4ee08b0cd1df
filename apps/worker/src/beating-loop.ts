import type { Log } from '@peil/platform';
import type { Loop } from './loop.js';
import { RepeatedWork } from './repeated-work.js';

export interface BeatingLoopOptions {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
  readonly log: Log;
}

/** Work repeated at a steady beat; a beat during a run means one more run after it. */
export class BeatingLoop implements Loop {
  private readonly repeated: RepeatedWork;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: BeatingLoopOptions) {
    this.repeated = new RepeatedWork(options.name, options.work, options.log);
  }

  start(): void {
    this.timer ??= setInterval(() => this.beat(), this.options.everyMs);
    this.beat();
  }

  /** Runs now instead of at the next beat. */
  beat(): void {
    this.repeated.beat();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.repeated.stop();
  }
}
