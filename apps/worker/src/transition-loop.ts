import { claimTransition, markProcessed } from '@peil/monitoring';
import { jobActor } from '@peil/platform';
import type { WorkerDeps } from './worker-deps.js';

interface Failure {
  readonly attempts: number;
  readonly retryMs: number;
}

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;
const SCOPE = { organisations: 'all', actor: jobActor('on-transition', 'worker') } as const;

/**
 * Transitions are the outbox: each unprocessed hard one is claimed, handed to every context and marked, in one
 * transaction. One that fails is tried again later and does not hold up those of other checks.
 */
export class TransitionLoop {
  private readonly failures = new Map<number, Failure>();

  constructor(private readonly deps: Pick<WorkerDeps, 'database' | 'clock' | 'log' | 'onTransition'>) {}

  /** Processes everything that waits. Returns how many. */
  async drain(): Promise<number> {
    for (let processed = 0; ; processed += 1) if (!(await this.processOne())) return processed;
  }

  private async processOne(): Promise<boolean> {
    const { database, clock, onTransition } = this.deps;
    let claimedId: number | undefined;
    try {
      await database.transaction(SCOPE, async (tx) => {
        const transition = await claimTransition(tx, this.postponed());
        claimedId = transition?.id;
        if (!transition) return;
        const now = clock.now();
        await onTransition(tx, transition, now);
        await markProcessed(tx, transition.id, now);
      });
    } catch (error) {
      if (claimedId === undefined) throw error;
      this.postpone(claimedId, error);
      return true;
    }
    if (claimedId !== undefined) this.failures.delete(claimedId);
    return claimedId !== undefined;
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
