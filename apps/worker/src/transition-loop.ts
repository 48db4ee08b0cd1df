import { claimTransition, markProcessed, waitingTransitions } from '@peil/monitoring';
import { jobActor } from '@peil/platform';
import type { WorkerDeps } from './worker-deps.js';

interface Failure {
  readonly attempts: number;
  readonly retryMs: number;
}

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;
const MOST_AT_ONCE = 500;
const SCOPE = { organisations: 'all', actor: jobActor('on-transition', 'worker') } as const;

/**
 * Transitions are the outbox: each unprocessed hard one is claimed, handed to every context and marked, in one
 * transaction. One that fails is tried again later and does not hold up those of other checks.
 */
export class TransitionLoop {
  private readonly failures = new Map<number, Failure>();
  private stopping = false;

  constructor(private readonly deps: Pick<WorkerDeps, 'database' | 'clock' | 'log' | 'onTransition'>) {}

  /** Processes everything that waits. Returns how many. */
  async drain(): Promise<number> {
    for (let processed = 0; ;) {
      const ids = await this.waiting();
      let round = 0;
      for (const id of ids) if (!this.stopping && (await this.process(id))) round += 1;
      processed += round;
      if (round === 0) return processed;
    }
  }

  /** Begins no further transition; the rest stays for another worker or the next start. */
  stop(): void {
    this.stopping = true;
  }

  private waiting(): Promise<number[]> {
    const wish = { exceptIds: this.postponed(), most: MOST_AT_ONCE };
    return this.deps.database.transaction(SCOPE, (tx) => waitingTransitions(tx, wish));
  }

  private async process(id: number): Promise<boolean> {
    const { database, clock, onTransition } = this.deps;
    try {
      const processed = await database.transaction(SCOPE, async (tx) => {
        const transition = await claimTransition(tx, id);
        if (!transition) return false;
        const now = clock.now();
        await onTransition(tx, transition, now);
        await markProcessed(tx, id, now);
        return true;
      });
      this.failures.delete(id);
      return processed;
    } catch (error) {
      this.postpone(id, error);
      return false;
    }
  }

  private postponed(): number[] {
    const nowMs = this.deps.clock.nowMs();
    return [...this.failures].flatMap(([id, { retryMs }]) => (retryMs > nowMs ? [id] : []));
  }

  private postpone(id: number, error: unknown): void {
    const attempts = (this.failures.get(id)?.attempts ?? 0) + 1;
    const pauseMs = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);
    this.failures.set(id, { attempts, retryMs: this.deps.clock.nowMs() + pauseMs });
    this.deps.log.error({ error, transition: id, attempts, pauseMs }, 'a transition could not be processed');
  }
}
