import { probeWindowJob, type ProbeWindowJob } from '@peil/contracts';
import { WINDOW_MS } from '@peil/domain';
import type { Log, OutboundPolicy } from '@peil/platform';
import { HandBack, LEASE_LOST, type Queues } from '@peil/queues';
import { Agenda } from './agenda.js';
import { CheckDesk } from './check-desk.js';
import { OwnNetwork } from './own-network.js';
import { SampleOutbox } from './sample-outbox.js';
import { SiteSubscriptions } from './site-subscriptions.js';
import { SpoolFile } from './spool-file.js';
import { WindowRun, type DueEntry } from './window-run.js';

export interface CollectorDeps {
  readonly queues: Queues;
  readonly log: Log;
  /** Where probes may go; each organisation's allow list narrows it. */
  readonly policy: OutboundPolicy;
  /** Slugs of the sites to serve; empty serves every site that has windows. */
  readonly sites: readonly string[];
  /** Shown with each sample; unique among collectors. */
  readonly name: string;
  /** Folder for samples while the queue is away. */
  readonly spoolDir: string;
  readonly onProbe?: (kind: string, outcome: string, lagMs: number) => void;
}

/** An instant this late was overtaken by a stalled process, whose lease may be another's by now. */
const MOST_LATE_MS = 3000;
/** Windows are handed out this long before they start. */
const LEAD_MS = 1500;

const nowMs = (): number => Date.now();

/** Takes windows of its sites, runs their checks at their exact instants and sends the samples. */
export class Collector {
  private readonly windows = new Map<string, WindowRun>();
  private readonly agenda = new Agenda<DueEntry>((entry) => this.onDue(entry), nowMs);
  private readonly abort = new AbortController();
  private readonly desk: CheckDesk;
  private readonly sites: SiteSubscriptions;

  private constructor(
    private readonly deps: CollectorDeps,
    private readonly outbox: SampleOutbox,
  ) {
    const { queues, log, policy } = deps;
    const network = new OwnNetwork(policy, log, nowMs);
    this.desk = new CheckDesk({ policy, network, log, nowMs, onProbe: deps.onProbe ?? (() => undefined) });
    this.sites = new SiteSubscriptions({ queues, log, sites: deps.sites }, (data, signal) =>
      this.take(data, signal),
    );
  }

  static async start(deps: CollectorDeps): Promise<Collector> {
    const { queues, log, name } = deps;
    const spool = await SpoolFile.open(deps.spoolDir);
    const collector = new Collector(deps, new SampleOutbox({ queues, spool, log, collector: name, nowMs }));
    await collector.sites.start();
    log.info(
      { collector: name, sites: deps.sites.length > 0 ? deps.sites : 'all' },
      'the collector has started',
    );
    return collector;
  }

  /** Hands back its windows, lets running probes finish and sends what was measured. */
  async close(): Promise<void> {
    await this.sites.close();
    for (const window of this.windows.values()) this.giveUp(window);
    this.agenda.close();
    await this.desk.idle();
    await this.outbox.close();
  }

  private async take(data: unknown, signal: AbortSignal): Promise<void> {
    const job = probeWindowJob.parse(data);
    if (job.endMs <= nowMs()) return;
    const window = this.windows.get(keyOf(job, job.startMs)) ?? this.begin(job);
    const giveUp = (): void => this.giveUp(window);
    signal.addEventListener('abort', giveUp, { once: true });
    const stoppedMs = await window.ended;
    signal.removeEventListener('abort', giveUp);
    if (stoppedMs >= job.endMs) return;
    if (signal.reason === LEASE_LOST) {
      this.deps.log.warn({ site: job.site, shard: job.shard }, 'a window went to another collector');
      return;
    }
    throw new HandBack({ ...job, resumeFromMs: stoppedMs });
  }

  private begin(job: ProbeWindowJob): WindowRun {
    const window = new WindowRun(job, nowMs());
    this.windows.set(keyOf(job, job.startMs), window);
    this.outbox.keepAlive(job.site, job.siteId, job.endMs + LEAD_MS);
    this.desk.prepare(job.checks, job);
    for (const entry of window.entries()) this.agenda.add(entry);
    this.agenda.add({ atMs: job.endMs, checkId: null, window });
    return window;
  }

  private onDue({ window, atMs, checkId }: DueEntry): void {
    if (checkId === null) return this.endWindow(window);
    if (window.givenUp) return;
    const lateMs = nowMs() - atMs;
    if (lateMs > MOST_LATE_MS && atMs >= window.takenMs) {
      this.deps.log.warn({ checkId, lateMs }, 'an instant was skipped: this process was stalled');
      return;
    }
    void this.run(window, checkId, atMs);
  }

  private async run(window: WindowRun, checkId: string, dueMs: number): Promise<void> {
    const result = await this.desk.runDue(checkId, dueMs, window.job, this.abort.signal);
    if (!result) return;
    this.outbox.push(window.job.siteId, result.sample);
    // confirmations run past the end of their window, up to the next regular instant
    if (result.confirmAtMs === null || window.givenUp) return;
    this.agenda.add({ atMs: result.confirmAtMs, checkId, window });
  }

  private giveUp(window: WindowRun): void {
    this.windows.delete(keyOf(window.job, window.job.startMs));
    window.giveUp(
      Math.min(
        nowMs(),
        this.agenda.earliestMs((entry) => entry.window === window),
      ),
    );
  }

  private endWindow(window: WindowRun): void {
    if (window.givenUp) return;
    this.windows.delete(keyOf(window.job, window.job.startMs));
    window.end();
    this.goOnWithoutQueue(window.job);
  }

  /** While nobody can hand out the next window, its last holder goes on with the same checks. */
  private goOnWithoutQueue(job: ProbeWindowJob): void {
    const { lostSinceMs } = this.outbox;
    if (lostSinceMs === null || lostSinceMs > job.endMs - LEAD_MS) return;
    if (this.windows.has(keyOf(job, job.endMs))) return;
    const { resumeFromMs: _, ...next } = job;
    this.begin({ ...next, startMs: job.endMs, endMs: job.endMs + WINDOW_MS });
  }
}

function keyOf({ siteId, shard }: ProbeWindowJob, startMs: number): string {
  return `${siteId}:${shard}:${startMs}`;
}
