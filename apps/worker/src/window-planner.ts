import { isDeepStrictEqual } from 'node:util';
import type { ProbeWindowJob } from '@peil/contracts';
import { fingerprint, idOfWindowJob, planAddedChecks, planDueWindows, planVersion } from '@peil/monitoring';
import type { Tx } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import { probeQueue } from '@peil/queues';
import type { WorkerDeps } from './worker-deps.js';

/** What this process knows of a window it planned. */
interface Planned {
  readonly site: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly fingerprint: string;
  readonly checkIds: ReadonlySet<string>;
}

const SCOPE = { organisations: 'all', actor: systemActor('planner') } as const;
const PLAN_EVERY_MS = 10_000;
/** Collectors get a window this long before it starts. */
const LEAD_MS = 1500;
/** A window that starts sooner may have been taken already: what changed since waits for the next one. */
const FROZEN_MS = 2500;
/** Planners of several processes take turns; one that finds another at work leaves it to that one. */
const TAKE_TURN = `select pg_try_advisory_xact_lock(hashtext('peil planner')) as taken`;

/** Keeps the windows of the next minute in the queues, and what is in them up to date. */
export class WindowPlanner {
  private readonly planned = new Map<string, Planned>();
  private version = '';
  private plannedMs = -Infinity;

  constructor(private readonly deps: Pick<WorkerDeps, 'database' | 'queues' | 'clock' | 'metrics'>) {}

  /** To be called every second: plans when the checks changed, and every ten seconds anyway. */
  async plan(): Promise<void> {
    const { database, clock } = this.deps;
    await database.transaction(SCOPE, async (tx) => {
      const version = await planVersion(tx);
      const nowMs = clock.nowMs();
      if (version === this.version && nowMs - this.plannedMs < PLAN_EVERY_MS) return;
      const [turn] = await tx.query<{ taken: boolean }>(TAKE_TURN);
      if (!turn?.taken) return;
      await this.enqueue(tx);
      this.version = version;
      this.plannedMs = nowMs;
    });
  }

  private async enqueue(tx: Tx): Promise<void> {
    const now = this.deps.clock.now();
    const nowMs = now.epochMilliseconds;
    const jobs = await planDueWindows(tx, now);
    let added = 0;
    for (const job of jobs) {
      if (this.planned.has(idOfWindowJob(job))) await this.refresh(job, nowMs);
      else added += await this.add(job, nowMs);
    }
    for (const running of windowsOf(jobs.filter((job) => job.startMs - nowMs <= FROZEN_MS))) {
      added += await this.addMissing(running, nowMs);
    }
    await this.empty(new Set(jobs.map(idOfWindowJob)), nowMs);
    for (const [id, { endMs }] of this.planned) if (endMs < nowMs) this.planned.delete(id);
    this.deps.metrics?.windowsPlanned(added);
  }

  private async add(wanted: ProbeWindowJob, nowMs: number): Promise<number> {
    const frozen = wanted.startMs - nowMs <= FROZEN_MS;
    const job = frozen ? this.withoutPlanned(wanted) : wanted;
    if (job.checks.length === 0) return 0;
    const jobId = idOfWindowJob(job);
    const queue = probeQueue(job.site);
    await this.deps.queues.add(queue, [
      { name: 'window', jobId, data: job, delayMs: job.startMs - LEAD_MS - nowMs },
    ]);
    const kept = frozen || this.isFirst() ? await this.deps.queues.read(queue, [jobId]) : [];
    // another process, or this one before a restart, may have planned it with other checks
    const outdated = !frozen && kept.some(({ data }) => !isDeepStrictEqual(data, job));
    if (outdated) await this.deps.queues.replace(queue, [{ jobId, data: job }]);
    this.remember(
      job,
      frozen && kept.length > 0 ? kept.flatMap(({ data }) => idsOf(asWindow(data))) : idsOf(job),
    );
    return 1;
  }

  private isFirst(): boolean {
    return this.plannedMs === -Infinity;
  }

  /** A site that outgrows its shards is cut anew: what runs under another shard must not run twice. */
  private withoutPlanned(job: ProbeWindowJob): ProbeWindowJob {
    const present = this.plannedFor(job);
    const isPlanned = (id: string) => present.some(({ checkIds }) => checkIds.has(id));
    return { ...job, checks: job.checks.filter(({ id }) => !isPlanned(id)) };
  }

  private plannedFor({ siteId, startMs }: ProbeWindowJob): Planned[] {
    return [...this.planned].flatMap(([id, planned]) =>
      planned.startMs === startMs && id.startsWith(siteId) ? [planned] : [],
    );
  }

  private async refresh(job: ProbeWindowJob, nowMs: number): Promise<void> {
    const jobId = idOfWindowJob(job);
    if (job.startMs - nowMs <= FROZEN_MS || this.planned.get(jobId)?.fingerprint === fingerprint(job)) return;
    await this.deps.queues.replace(probeQueue(job.site), [{ jobId, data: job }]);
    this.remember(job, idsOf(job));
  }

  /** Windows ahead that lost their last check run nothing. */
  private async empty(wantedIds: ReadonlySet<string>, nowMs: number): Promise<void> {
    for (const [jobId, planned] of this.planned) {
      const ahead = planned.startMs - nowMs > FROZEN_MS && planned.checkIds.size > 0;
      if (!ahead || wantedIds.has(jobId)) continue;
      const queue = probeQueue(planned.site);
      for (const { data } of await this.deps.queues.read(queue, [jobId])) {
        const job: ProbeWindowJob = { ...asWindow(data), checks: [] };
        await this.deps.queues.replace(queue, [{ jobId, data: job }]);
        this.remember(job, []);
      }
    }
  }

  /** Checks added while their window runs get a job of their own, so that they need not wait for the next one. */
  private async addMissing(jobs: readonly ProbeWindowJob[], nowMs: number): Promise<number> {
    const [first] = jobs;
    if (!first || first.startMs > nowMs) return 0;
    const checkIds = new Set(this.plannedFor(first).flatMap((planned) => [...planned.checkIds]));
    const missing = planAddedChecks(jobs, checkIds);
    for (const job of missing) await this.add(job, nowMs);
    return missing.length;
  }

  private remember(job: ProbeWindowJob, checkIds: readonly string[]): void {
    this.planned.set(idOfWindowJob(job), {
      site: job.site,
      startMs: job.startMs,
      endMs: job.endMs,
      fingerprint: fingerprint(job),
      checkIds: new Set(checkIds),
    });
  }
}

/** The jobs of each site's same window, together. */
function windowsOf(jobs: readonly ProbeWindowJob[]): ProbeWindowJob[][] {
  const groups = new Map<string, ProbeWindowJob[]>();
  for (const job of jobs) {
    const key = `${job.siteId} ${job.startMs}`;
    groups.set(key, [...(groups.get(key) ?? []), job]);
  }
  return [...groups.values()];
}

function idsOf(job: ProbeWindowJob): string[] {
  return job.checks.map(({ id }) => id);
}

/** Guarantee: `Queues.read` returns data that passed the contract of a window. */
function asWindow(data: unknown): ProbeWindowJob {
  return data as ProbeWindowJob;
}
