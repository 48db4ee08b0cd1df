import type { Log } from '@peil/platform';
import { probeQueue, type Queues, type WorkerHandle } from '@peil/queues';

export interface SubscriptionDeps {
  readonly queues: Queues;
  readonly log: Log;
  readonly sites: readonly string[];
}

type TakeWindow = (data: unknown, signal: AbortSignal) => Promise<void>;

const DISCOVER_EVERY_MS = 2000;
/** A site of 100,000 checks has 256 shards; a collector may hold two windows of each around a boundary. */
const MOST_WINDOWS = 512;

/** Works the window queues of the named sites, or of every site that turns up. */
export class SiteSubscriptions {
  private readonly workers = new Map<string, WorkerHandle>();
  private timer: NodeJS.Timeout | undefined;
  private discovering: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly deps: SubscriptionDeps,
    private readonly take: TakeWindow,
  ) {}

  async start(): Promise<void> {
    if (this.deps.sites.length > 0) {
      for (const site of this.deps.sites) await this.subscribe(probeQueue(site));
      return;
    }
    await this.discover();
    this.timer = setInterval(() => {
      this.discovering = this.discover();
    }, DISCOVER_EVERY_MS);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.discovering;
    await Promise.all([...this.workers.values()].map((worker) => worker.close()));
  }

  private async discover(): Promise<void> {
    try {
      for (const queue of await this.deps.queues.names(probeQueue(''))) await this.subscribe(queue);
    } catch (error) {
      this.deps.log.debug({ error }, 'the sites cannot be listed now');
    }
  }

  private async subscribe(queue: string): Promise<void> {
    if (this.closed || this.workers.has(queue)) return;
    const options = { concurrency: MOST_WINDOWS };
    this.workers.set(
      queue,
      await this.deps.queues.work(queue, ({ data }, signal) => this.take(data, signal), options),
    );
    this.deps.log.info({ queue }, 'takes the windows of a site');
  }
}
