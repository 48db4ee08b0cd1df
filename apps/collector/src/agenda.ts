/** Something to do at an instant (epoch milliseconds). */
export interface AgendaEntry {
  readonly atMs: number;
}

/** Entries by instant, in a binary heap under one timer, so that thousands of checks cost one timer. */
export class Agenda<Entry extends AgendaEntry> {
  private readonly heap: Entry[] = [];
  private timer: NodeJS.Timeout | undefined;
  private armedForMs = Infinity;

  constructor(
    private readonly onDue: (entry: Entry) => void,
    private readonly nowMs: () => number,
  ) {}

  get size(): number {
    return this.heap.length;
  }

  add(entry: Entry): void {
    this.heap.push(entry);
    this.siftUp(this.heap.length - 1);
    this.arm();
  }

  /** The instant of the earliest entry that matches, or Infinity. */
  earliestMs(matches: (entry: Entry) => boolean): number {
    return this.heap.reduce(
      (earliest, entry) => (matches(entry) ? Math.min(earliest, entry.atMs) : earliest),
      Infinity,
    );
  }

  close(): void {
    clearTimeout(this.timer);
    this.heap.length = 0;
    this.armedForMs = Infinity;
  }

  private readonly wake = (): void => {
    this.armedForMs = Infinity;
    for (let first = this.heap[0]; first && first.atMs <= this.nowMs(); first = this.heap[0]) {
      this.removeFirst();
      this.onDue(first);
    }
    this.arm();
  };

  private arm(): void {
    const first = this.heap[0];
    if (!first || first.atMs >= this.armedForMs) return;
    clearTimeout(this.timer);
    this.armedForMs = first.atMs;
    this.timer = setTimeout(this.wake, Math.max(0, first.atMs - this.nowMs()));
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    this.siftDown();
  }

  private siftUp(from: number): void {
    for (let child = from; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.swapUnlessOrdered(parent, child)) return;
      child = parent;
    }
  }

  private siftDown(): void {
    for (let parent = 0; ;) {
      const left = 2 * parent + 1;
      const child = this.isBefore(left + 1, left) ? left + 1 : left;
      if (!this.swapUnlessOrdered(parent, child)) return;
      parent = child;
    }
  }

  private isBefore(index: number, other: number): boolean {
    const entry = this.heap[index];
    const compared = this.heap[other];
    return entry !== undefined && (compared === undefined || entry.atMs < compared.atMs);
  }

  private swapUnlessOrdered(parent: number, child: number): boolean {
    const upper = this.heap[parent];
    const lower = this.heap[child];
    if (!upper || !lower || lower.atMs >= upper.atMs) return false;
    this.heap[parent] = lower;
    this.heap[child] = upper;
    return true;
  }
}
