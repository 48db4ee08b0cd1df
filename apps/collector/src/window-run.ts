import type { ProbeWindowJob } from '@peil/contracts';
import { dueInstants } from '@peil/domain';

/** One instant at which one check of a window is due, or at which the window ends. */
export interface DueEntry {
  readonly atMs: number;
  /** Null marks the end of the window. */
  readonly checkId: string | null;
  readonly window: WindowRun;
}

/** A collector that took over after a longer gap than this cannot trust where the previous one stopped. */
const RESUME_WITHIN_MS = 5000;

/** A window as this process holds it, from being taken until its end or until it is given up. */
export class WindowRun {
  /** Resolves with the instant from which nothing was started any more. */
  readonly ended: Promise<number>;
  private finish: ((stoppedMs: number) => void) | undefined;
  private phase: 'running' | 'ended' | 'given_up' = 'running';

  constructor(
    readonly job: ProbeWindowJob,
    readonly takenMs: number,
  ) {
    this.ended = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  /** Another collector runs it: nothing of it may be started here, also no confirmation past its end. */
  get givenUp(): boolean {
    return this.phase === 'given_up';
  }

  /** Every instant this run has to start, from when it was taken, or from where another collector stopped. */
  entries(): DueEntry[] {
    const { startMs, endMs, checks } = this.job;
    const fromMs = Math.max(startMs, this.resumeMs());
    return checks.flatMap((check) =>
      dueInstants(check.id, check.intervalMs, { fromMs, untilMs: endMs }).map((atMs) => ({
        atMs,
        checkId: check.id,
        window: this,
      })),
    );
  }

  end(): void {
    if (this.phase !== 'running') return;
    this.phase = 'ended';
    this.finish?.(this.job.endMs);
  }

  /** `unstartedMs` is the earliest instant that was not started. */
  giveUp(unstartedMs: number): void {
    if (this.phase !== 'running') return;
    this.phase = 'given_up';
    this.finish?.(unstartedMs);
  }

  private resumeMs(): number {
    const { resumeFromMs } = this.job;
    const trusted = resumeFromMs !== undefined && this.takenMs - resumeFromMs < RESUME_WITHIN_MS;
    return trusted ? Math.min(resumeFromMs, this.takenMs) : this.takenMs;
  }
}
