import type { Channels } from '@peil/channels';
import { EVENT_CHANNEL, listen, type Database, type Listening } from '@peil/persistence';
import { jobActor, type Clock, type Log } from '@peil/platform';
import { recalculateClocks } from '@peil/service-desk';
import { BeatingLoop } from './beating-loop.js';
import type { Loop } from './loop.js';
import type { StorySettings } from './on-transition.js';
import { Sender } from './sender.js';
import { slaTimerHandlers } from './sla-timers.js';
import { Timers } from './timers.js';

export interface DeskWorkerDeps extends StorySettings {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly channels: Channels;
}

const BEAT_MS = 1_000;
const CLOCKS_BEAT_MS = 10_000;
const CLOCKS_SCOPE = { organisations: 'all', actor: jobActor('recalculate-clocks', 'worker') } as const;
const GRACE_MS = 10_000;

/** Sends messages and fires timers; any number of these may run at once. */
export class DeskWorker implements Loop {
  readonly sending: BeatingLoop;
  readonly timing: BeatingLoop;
  readonly clocks: BeatingLoop;
  private readonly sender: Sender;
  private listening: Listening | undefined;

  constructor(private readonly deps: DeskWorkerDeps) {
    const { database, clock, log, channels } = deps;
    const sender = new Sender({ database, clock, channels });
    const timers = new Timers({ database, clock, log, handlers: slaTimerHandlers(deps) });
    this.sender = sender;
    const loop = (name: string, work: () => Promise<unknown>, everyMs = BEAT_MS): BeatingLoop =>
      new BeatingLoop({ name, everyMs, work, log });
    this.sending = loop('send', () => sender.drain());
    this.timing = loop('timers', () => timers.drain());
    this.clocks = loop('clocks', () => this.recalculate(), CLOCKS_BEAT_MS);
  }

  /** Every message is written together with a live event: hearing that sends it at once, the beat is the backstop. */
  async start(): Promise<void> {
    const { database, log } = this.deps;
    this.sending.start();
    this.timing.start();
    this.clocks.start();
    this.listening = await listen({
      url: database.url,
      channel: EVENT_CHANNEL,
      onMessage: () => this.sending.beat(),
      onLost: (error) =>
        log.warn({ error: error.message }, 'messages are sent at the beat until the database is back'),
    });
  }

  /** What was written just before still goes out, as far as the grace period allows. */
  async stop(): Promise<void> {
    await this.listening?.stop();
    this.sending.beat();
    this.sender.stopWithin(GRACE_MS);
    await Promise.all([this.sending, this.timing, this.clocks].map((loop) => loop.stop()));
  }

  /** Counts the open clocks anew of calendars that changed. */
  private async recalculate(): Promise<void> {
    const { database, clock } = this.deps;
    const some = () => database.transaction(CLOCKS_SCOPE, (tx) => recalculateClocks(tx, clock.now()));
    while ((await some()) > 0);
  }
}
