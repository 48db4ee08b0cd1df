import type { Log } from '@peil/platform';

/**
 * Work that a timer repeats. In one process it never runs twice at once: a beat during a run means one more run
 * after it. A failure is logged and the next beat tries again.
 */
export class RepeatedWork {
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    private readonly name: string,
    private readonly work: () => Promise<unknown>,
    private readonly log: Log,
  ) {}

  beat(): void {
    if (this.stopped) return;
    if (this.running) this.again = true;
    else this.running = this.run();
  }

  /** Begins no new run and resolves when the present one has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    do {
      this.again = false;
      try {
        await this.work();
      } catch (error) {
        this.log.error({ error, work: this.name }, 'repeated work failed and will be tried again');
      }
    } while (this.again && !this.stopped);
    this.running = null;
  }
}
