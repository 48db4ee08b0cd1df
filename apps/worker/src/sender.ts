import { sendDueMessages } from '@peil/alerting';
import type { Channels } from '@peil/channels';
import type { Database } from '@peil/persistence';
import type { Clock } from '@peil/platform';

export interface SenderDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly channels: Channels;
}

/** Sends what waits in the outbox, round after round. Any number of senders may run at once. */
export class Sender {
  private readonly stopping = new AbortController();

  constructor(private readonly deps: SenderDeps) {}

  /** Sends every message that is due. Answers how many it took. */
  async drain(): Promise<number> {
    const { database, channels, clock } = this.deps;
    for (let taken = 0; ;) {
      const round = await sendDueMessages(database, channels, clock, this.stopping.signal);
      taken += round;
      if (round === 0 || this.stopping.signal.aborted) return taken;
    }
  }

  /** Gives up what is being sent after a grace period; its messages go out again later. */
  stopWithin(graceMs: number): void {
    setTimeout(() => this.stopping.abort(), graceMs).unref();
  }
}
