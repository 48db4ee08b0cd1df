/** Which lane a check runs in: `slow` after it last took long, so that hanging targets hold up only each other. */
export type Lane = 'quick' | 'slow';

/** A check that took this long goes to the slow lane until it answers quickly again. */
export const SLOW_MS = 1000;

/** Runs tasks, a bounded number at once in each lane; the rest waits in order. */
export class Lanes {
  private readonly running: Record<Lane, number> = { quick: 0, slow: 0 };
  private readonly waiting: Record<Lane, (() => void)[]> = { quick: [], slow: [] };

  constructor(private readonly most: Readonly<Record<Lane, number>>) {}

  async run<Result>(lane: Lane, task: () => Promise<Result>): Promise<Result> {
    if (this.running[lane] >= this.most[lane]) {
      await new Promise<void>((resolve) => this.waiting[lane].push(resolve));
    } else {
      this.running[lane] += 1;
    }
    try {
      return await task();
    } finally {
      // a waiting task takes over the place, so the count stays
      const next = this.waiting[lane].shift();
      if (next) next();
      else this.running[lane] -= 1;
    }
  }
}
