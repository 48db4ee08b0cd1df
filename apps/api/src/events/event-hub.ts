import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { EVENT_CHANNEL, listen, type Listening, type Scope } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import { API_DEPS, type ApiDeps } from '../api-deps.js';
import type { EventStream } from './event-stream.js';
import { concerns, loadEvents, loadEventsAfter, type EventRow } from './live-event.js';

const AS_HUB: Scope = { organisations: 'all', actor: systemActor('live-updates') };
/** Announcements within this time are read from the table together. */
const GATHER_MS = 20;
/** Ids are given before COMMIT, so a lower one can appear later: a resume reads this far back. */
const OVERLAP_IDS = 200;
/** A browser that missed more than this asks for everything anew. */
const MOST_MISSED = 2_000;

/** Hears every event of the database once and hands it to the open streams that it concerns. */
@Injectable()
export class EventHub implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly streams = new Set<EventStream>();
  private readonly announced = new Set<number>();
  private gathering: NodeJS.Timeout | undefined;
  private listening: Listening | undefined;
  private lastId = 0;

  constructor(@Inject(API_DEPS) private readonly deps: ApiDeps) {}

  async onApplicationBootstrap(): Promise<void> {
    this.lastId = await this.newestId();
    this.listening = await listen({
      url: this.deps.database.url,
      channel: EVENT_CHANNEL,
      onMessage: (payload) => this.announce(Number(payload)),
      onConnected: () => void this.catchUp(),
      onLost: (error) => this.deps.log.warn({ err: error }, 'live updates: connection lost'),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.gathering);
    for (const stream of this.streams) stream.end();
    await this.listening?.stop();
  }

  /** Joins a stream; sends first what it missed since `lastEventId`. */
  async join(stream: EventStream, lastEventId: number | null): Promise<void> {
    this.streams.add(stream);
    stream.onEnd(() => this.streams.delete(stream));
    if (lastEventId === null) return;
    await this.guarded(async () => {
      const missed = await this.missedSince(lastEventId);
      if (missed === null) stream.reset();
      else this.deliver(missed, [stream]);
    });
  }

  streamsOf(callerId: string): number {
    return [...this.streams].filter((stream) => stream.listener.caller.id === callerId).length;
  }

  private async missedSince(lastEventId: number): Promise<EventRow[] | null> {
    const newest = await this.newestId();
    if (lastEventId > newest || newest - lastEventId > MOST_MISSED) return null;
    const after = Math.max(0, lastEventId - OVERLAP_IDS);
    const rows = await this.read((tx) => loadEventsAfter(tx, after, MOST_MISSED + OVERLAP_IDS));
    const oldestKept = rows[0]?.id ?? 0;
    return oldestKept > lastEventId + 1 ? null : rows;
  }

  private announce(id: number): void {
    if (!Number.isSafeInteger(id)) return;
    this.announced.add(id);
    this.gathering ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  private async flush(): Promise<void> {
    this.gathering = undefined;
    const ids = [...this.announced];
    this.announced.clear();
    this.lastId = ids.reduce((newest, id) => Math.max(newest, id), this.lastId);
    if (this.streams.size === 0) return;
    await this.guarded(async () => this.deliver(await this.read((tx) => loadEvents(tx, ids)), this.streams));
  }

  /** After a (re)connect: what was announced meanwhile was not heard. */
  private async catchUp(): Promise<void> {
    if (this.streams.size === 0) return;
    await this.guarded(async () => {
      const missed = await this.missedSince(this.lastId);
      if (missed) this.deliver(missed, this.streams);
      else for (const stream of this.streams) stream.reset();
    });
  }

  private deliver(events: readonly EventRow[], streams: Iterable<EventStream>): void {
    for (const stream of streams) {
      for (const event of events) if (concerns(event, stream.listener)) stream.send(event);
    }
  }

  private async newestId(): Promise<number> {
    const rows = await this.read((tx) =>
      tx.query<{ id: number }>('select coalesce(max(id), 0)::bigint as id from event'),
    );
    return rows[0]?.id ?? 0;
  }

  private read<Rows>(work: Parameters<typeof this.deps.database.transaction<Rows>>[1]): Promise<Rows> {
    return this.deps.database.transaction(AS_HUB, work);
  }

  /** A reader that fails makes streams stale, never the process: every listener asks anew. */
  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.deps.log.warn({ err: error }, 'live updates: events could not be read');
      for (const stream of this.streams) stream.reset();
    }
  }
}
