import { randomUUID } from 'node:crypto';
import { QUEUE_CONTRACT_VERSION, type ProbeWindowJob } from '@peil/contracts';
import { dueInstants } from '@peil/domain';
import { probeQueue, type Queues } from '@peil/queues';
import type { MeasuredWorld } from './measured-world.js';

export interface WindowWish {
  readonly startMs: number;
  readonly endMs: number;
  readonly shard?: number;
  readonly checks: readonly { readonly id?: string; readonly target: string; readonly intervalMs: number }[];
}

/** A window job of the world's site, with HTTP checks that are confirmed by one sample. */
export function aWindowJob(
  world: Pick<MeasuredWorld, 'site' | 'siteId' | 'organisationId'>,
  wish: WindowWish,
): ProbeWindowJob {
  const { site, siteId, organisationId } = world;
  return {
    version: QUEUE_CONTRACT_VERSION,
    site,
    siteId,
    shard: wish.shard ?? 0,
    startMs: wish.startMs,
    endMs: wish.endMs,
    referenceTargets: [],
    allowedCidrs: {},
    checks: wish.checks.map(({ id, target, intervalMs }) => ({
      id: id ?? randomUUID(),
      organisationId,
      kind: 'http',
      target,
      settings: {},
      intervalMs,
      retryIntervalMs: 1000,
      timeoutMs: 900,
      confirmations: 1,
    })),
  };
}

const idOf = ({ siteId, shard, startMs }: ProbeWindowJob): string => `${siteId}:${shard}:${startMs}`;

/** Hands out windows the way the planner does: a moment before they start, under their own id. */
export async function handOut(queues: Queues, jobs: readonly ProbeWindowJob[]): Promise<void> {
  for (const job of jobs) {
    const delayMs = job.startMs - 1500 - Date.now();
    await queues.add(probeQueue(job.site), [{ name: 'window', jobId: idOf(job), data: job, delayMs }]);
  }
}

/** Every instant at which the checks of these windows are due, as `check dueMs`. */
export function dueKeys(jobs: readonly ProbeWindowJob[]): string[] {
  return jobs.flatMap(({ checks, startMs, endMs }) =>
    checks.flatMap(({ id, intervalMs }) =>
      dueInstants(id, intervalMs, { fromMs: startMs, untilMs: endMs }).map((dueMs) => `${id} ${dueMs}`),
    ),
  );
}
