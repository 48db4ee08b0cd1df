import { QUEUE_CONTRACT_VERSION, sampleBatch, type Sample, type SampleBatch } from '@peil/contracts';
import type { Log } from '@peil/platform';
import { SAMPLES_QUEUE, type Queues } from '@peil/queues';
import type { SpoolFile } from './spool-file.js';

const BATCH_SIZE = 500;
const FLUSH_EVERY_MS = 900;
const HEARTBEAT_MS = 8000;
const ADD_WITHIN_MS = 5000;

export interface OutboxDeps {
  readonly queues: Pick<Queues, 'add'>;
  readonly spool: SpoolFile;
  readonly log: Log;
  readonly collector: string;
  readonly nowMs: () => number;
}

interface SiteBox {
  readonly site: string;
  readonly siteId: string;
  samples: Sample[];
  lastSentMs: number;
  /** Until then the collector holds windows of the site, and empty batches tell that it is alive. */
  aliveUntilMs: number;
}

/** Collects samples and sends them in batches; what the queue does not take is spooled and sent later. */
export class SampleOutbox {
  private readonly boxes = new Map<string, SiteBox>();
  private readonly sending = new Set<Promise<void>>();
  private readonly timer: NodeJS.Timeout;
  private lostMs: number | null = null;
  private replaying: Promise<void> | null = null;
  private spooled = true;

  constructor(private readonly deps: OutboxDeps) {
    this.timer = setInterval(() => this.flush(), FLUSH_EVERY_MS);
  }

  /** Since when the queue does not answer (epoch milliseconds), or null. */
  get lostSinceMs(): number | null {
    return this.lostMs;
  }

  /** The collector holds a window of this site until then. */
  keepAlive(site: string, siteId: string, untilMs: number): void {
    const box = this.boxes.get(siteId);
    if (box) box.aliveUntilMs = Math.max(box.aliveUntilMs, untilMs);
    else this.boxes.set(siteId, { site, siteId, samples: [], lastSentMs: 0, aliveUntilMs: untilMs });
  }

  push(siteId: string, sample: Sample): void {
    const box = this.boxes.get(siteId);
    if (!box) return;
    box.samples.push(sample);
    if (box.samples.length >= BATCH_SIZE) this.send(box);
  }

  /** Sends or spools everything; resolves when it is out of this process. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const box of this.boxes.values()) if (box.samples.length > 0) this.send(box);
    while (this.sending.size > 0) await Promise.all(this.sending);
    await this.replaying;
  }

  private flush(): void {
    const nowMs = this.deps.nowMs();
    for (const box of this.boxes.values()) {
      const heartbeat = nowMs < box.aliveUntilMs && nowMs - box.lastSentMs >= HEARTBEAT_MS;
      if (box.samples.length > 0 || heartbeat) this.send(box);
    }
  }

  private send(box: SiteBox): void {
    const sentAtMs = this.deps.nowMs();
    const samples = box.samples;
    box.samples = [];
    box.lastSentMs = sentAtMs;
    const { site, siteId } = box;
    const { collector } = this.deps;
    const sending = this.deliver({
      version: QUEUE_CONTRACT_VERSION,
      site,
      siteId,
      collector,
      sentAtMs,
      samples,
    });
    this.sending.add(sending);
    void sending.finally(() => this.sending.delete(sending));
  }

  private async deliver(batch: SampleBatch): Promise<void> {
    if (await this.add(batch)) {
      this.replay();
      return;
    }
    if (batch.samples.length === 0) return;
    this.spooled = true;
    const kept = await this.deps.spool.append(JSON.stringify(batch)).catch(() => false);
    if (!kept)
      this.deps.log.error({ samples: batch.samples.length }, 'samples were lost: the spool takes no more');
  }

  private async add(batch: SampleBatch): Promise<boolean> {
    try {
      await within(this.deps.queues.add(SAMPLES_QUEUE, [{ name: 'samples', data: batch }]), ADD_WITHIN_MS);
      if (this.lostMs !== null) this.deps.log.info({}, 'the queue is back');
      this.lostMs = null;
      return true;
    } catch (error) {
      if (this.lostMs === null)
        this.deps.log.warn({ error: messageOf(error) }, 'the queue does not answer: spooling');
      this.lostMs ??= this.deps.nowMs();
      return false;
    }
  }

  private replay(): void {
    if (this.replaying || !this.spooled) return;
    this.spooled = false;
    this.replaying = this.replayAll();
  }

  private async replayAll(): Promise<void> {
    try {
      const sent = await this.deps.spool.replay((line) => this.addLine(line));
      if (sent > 0) this.deps.log.info({ batches: sent }, 'spooled samples were sent');
      this.spooled ||= this.lostMs !== null;
    } catch (error) {
      this.spooled = true;
      this.deps.log.error({ error: messageOf(error) }, 'the spool cannot be read');
    } finally {
      this.replaying = null;
    }
  }

  /** A line cut off by a crash cannot be sent by anybody: it counts as done. */
  private async addLine(line: string): Promise<boolean> {
    const batch = parseBatch(line);
    return batch ? this.add(batch) : true;
  }
}

function parseBatch(line: string): SampleBatch | undefined {
  try {
    return sampleBatch.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

async function within<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
