import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;
const ARRIVES_WITHIN_MS = 10_000;

/** What a recording server received and no spec has claimed yet. */
export class Inbox<Item> {
  private readonly items: Item[] = [];

  constructor(private readonly describeItem: (item: Item) => string) {}

  receive(item: Item): void {
    this.items.push(item);
  }

  /** Waits for an item that matches and claims it; fails with what did arrive. */
  async claim(wanted: string, matches: (item: Item) => boolean, withinMs = ARRIVES_WITHIN_MS): Promise<Item> {
    for (let leftMs = withinMs; ; leftMs -= POLL_MS) {
      const index = this.items.findIndex(matches);
      const [found] = index < 0 ? [] : this.items.splice(index, 1);
      if (found !== undefined) return found;
      if (leftMs <= 0) throw new Error(`Expected ${wanted}, but received ${this.listed()}.`);
      await pause(POLL_MS);
    }
  }

  /** For afterEach: whatever is left was not expected, and fails the spec. */
  assertNoUnexpected(): void {
    const left = this.listed();
    const count = this.items.splice(0).length;
    if (count > 0) throw new Error(`Nobody expected this: ${left}.`);
  }

  private listed(): string {
    return this.items.map((item) => this.describeItem(item)).join('; ') || 'nothing';
  }
}
