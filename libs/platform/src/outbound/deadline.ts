import { setMaxListeners } from 'node:events';
import { failure, type OutboundFailure } from './outbound-result.js';

/** Work that can be cut short: it settles once, and `stop` must leave nothing open. */
export interface Step<T> {
  start(settle: (value: T) => void): void;
  stop(): void;
}

/**
 * One total deadline over a sequence of steps, joined with the caller's abort signal: one timer and one
 * listener per request, whatever the number of steps. Call `close` when the sequence is over.
 */
export class Deadline {
  #over: OutboundFailure | null = null;
  #cut: (() => void) | null = null;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = () => this.#end(failure('aborted', 'the check was aborted'));

  /** One signal may stop thousands of requests, so it gets no limit on listeners. */
  constructor(
    timeoutMs: number,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.#timer = setTimeout(() => {
      this.#end(failure('timeout', `no result within ${timeoutMs} ms`));
    }, timeoutMs);
    if (signal === undefined) return;
    if (signal.aborted) {
      this.#onAbort();
      return;
    }
    setMaxListeners(0, signal);
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Why the time is over, or null while there is time. */
  get over(): OutboundFailure | null {
    return this.#over;
  }

  /** Runs one step at a time; resolves with its value, or with the failure that cut it short. */
  run<T>(step: Step<T>): Promise<T | OutboundFailure> {
    if (this.#over !== null) return Promise.resolve(this.#over);
    return new Promise((resolve) => {
      let settled = false;
      const settle = (value: T | OutboundFailure) => {
        if (settled) return;
        settled = true;
        this.#cut = null;
        resolve(value);
      };
      this.#cut = () => {
        step.stop();
        if (this.#over !== null) settle(this.#over);
      };
      step.start(settle);
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.signal?.removeEventListener('abort', this.#onAbort);
  }

  #end(reason: OutboundFailure): void {
    if (this.#over !== null) return;
    this.#over = reason;
    this.close();
    this.#cut?.();
  }
}
