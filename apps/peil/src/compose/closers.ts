import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '@peil/platform';

const CLOSE_WITHIN_MS = 20_000;

/** What was opened, closed in reverse order, each within its own time. */
export class Closers {
  private readonly stack: { readonly name: string; readonly close: () => Promise<unknown> }[] = [];

  constructor(private readonly log: Log) {}

  add(name: string, close: () => Promise<unknown>): void {
    this.stack.push({ name, close });
  }

  async closeAll(): Promise<void> {
    for (let next = this.stack.pop(); next; next = this.stack.pop()) await this.closeOne(next);
  }

  private async closeOne({ name, close }: { name: string; close: () => Promise<unknown> }): Promise<void> {
    const timer = new AbortController();
    const late = pause(CLOSE_WITHIN_MS, 'late' as const, { signal: timer.signal }).catch(
      () => 'closed' as const,
    );
    try {
      if ((await Promise.race([close(), late])) === 'late')
        this.log.warn({ part: name }, 'did not close in time');
    } catch (error) {
      this.log.error({ part: name, error: String(error) }, 'failed to close');
    } finally {
      timer.abort();
    }
  }
}
