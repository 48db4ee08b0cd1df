import { jobActor, type Clock, type Log } from '@peil/platform';
import type { Database, Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { claimTimers, finishTimer, postponeTimer, type ClaimedTimer } from './timer-rows.js';

/** What happens when a timer of one kind is due; in the transaction that marks it done. */
export type TimerHandler = (tx: Tx, timer: ClaimedTimer, now: Temporal.Instant) => Promise<void>;

export interface TimersDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly handlers: ReadonlyMap<string, TimerHandler>;
}

const SCOPE = { organisations: 'all', actor: jobActor('timers', 'worker') } as const;

/** Fires the rows of `timer` that are due. Any number of these may run at once: a claim is a lease. */
export class Timers {
  constructor(private readonly deps: TimersDeps) {}

  /** Fires every timer that is due. Answers how many it took. */
  async drain(): Promise<number> {
    for (let taken = 0; ;) {
      const claimed = await this.claim();
      for (const timer of claimed) await this.fire(timer);
      taken += claimed.length;
      if (claimed.length === 0) return taken;
    }
  }

  private claim(): Promise<ClaimedTimer[]> {
    const { database, clock, handlers } = this.deps;
    return database.transaction(SCOPE, (tx) =>
      claimTimers(tx, { kinds: [...handlers.keys()], now: clock.now() }),
    );
  }

  private async fire(timer: ClaimedTimer): Promise<void> {
    const { database, clock, handlers, log } = this.deps;
    const now = clock.now();
    try {
      await database.transaction(SCOPE, async (tx) => {
        await handlers.get(timer.kind)?.(tx, timer, now);
        await finishTimer(tx, timer, now);
      });
    } catch (error) {
      log.error({ error, timer: timer.id, kind: timer.kind }, 'a timer failed and will be tried again');
      const reason = error instanceof Error ? error.message : String(error);
      await database.transaction(SCOPE, (tx) => postponeTimer(tx, { timer, reason }, now));
    }
  }
}
