import type { ServerResponse } from 'node:http';
import type { Granted } from '../access/access.js';
import { frameOf, type EventRow } from './live-event.js';

const HEARTBEAT_MS = 5_000;
/** A stream ends after this time and the browser reconnects, so that an ended session or role is noticed. */
const LONGEST_MS = 10 * 60_000;
/** A reader that leaves this much unread is cut off; it resumes where it was. */
const MOST_UNREAD_BYTES = 1_048_576;
const RETRY_MS = 2_000;

/** One browser that listens: server-sent events over one response. */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;
  private readonly lifetime: NodeJS.Timeout;

  constructor(
    private readonly response: ServerResponse,
    readonly listener: Granted,
  ) {
    this.heartbeat = setInterval(() => this.write('event: heartbeat\ndata: {}\n\n'), HEARTBEAT_MS);
    this.lifetime = setTimeout(() => this.end(), LONGEST_MS);
    this.onEnd(() => this.stopTimers());
    this.write(`retry: ${RETRY_MS}\nevent: heartbeat\ndata: {}\n\n`);
  }

  send(event: EventRow): void {
    this.write(frameOf(event));
  }

  /** Too much was missed to send it one by one: the listener asks for everything anew. */
  reset(): void {
    this.write('event: reset\ndata: {}\n\n');
  }

  end(): void {
    this.response.end();
  }

  onEnd(listener: () => void): void {
    this.response.once('close', listener);
  }

  private write(frame: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(frame);
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.response.destroy();
  }

  private stopTimers(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.lifetime);
  }
}
