import type { Sample, SampleBatch } from '@peil/contracts';
import { dueInstants } from '@peil/domain';
import { ingestSamples } from '@peil/monitoring';
import type { Database } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import { keyOf } from '../catalogue/demo-config.js';
import { EXCEPTIONS } from '../catalogue/services.js';
import { createPcg32, type Random } from '../random/pcg32.js';
import { drawChance, drawLogNormal } from '../random/draw.js';
import type { PastCheck } from './past.js';
import type { History } from './plan-history.js';

export interface RecentPlan {
  readonly history: History;
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
}

const HOURS = 48;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Often enough for every point of a two-day chart, and no more. */
const EVERY_MS = 120_000;
const BATCH = 500;
const LANES = 3;

/** Usual answer time by kind of check, in milliseconds. */
const USUAL_MS = { icmp: 3, tcp: 9, http: 85, tls: 34, dns: 14 } as const;

/** Stores samples of the last two days, as a collector that came back after a failure would deliver them. */
export async function writeRecentSamples(
  database: Database,
  checks: readonly PastCheck[],
  plan: RecentPlan,
): Promise<void> {
  const queue = checks.flatMap((check, i) => batchesOf(check, plan, createPcg32(i, 7)));
  const now = Temporal.Instant.fromEpochMilliseconds(plan.nowMs);
  const clock = { now: () => now, nowMs: () => plan.nowMs };
  const lane = async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      plan.signal?.throwIfAborted();
      await ingestSamples(database, batch(), clock);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Batches are made when their turn comes: all of them together would hold the process and its memory. */
function batchesOf(check: PastCheck, plan: RecentPlan, random: Random): (() => SampleBatch)[] {
  const fromMs = plan.nowMs - HOURS * HOUR_MS;
  const dues = dueInstants(check.id, EVERY_MS, { fromMs, untilMs: plan.nowMs });
  const failing = stretchesOf(check, plan);
  const slow = slowServer(check);
  const starts = Array.from({ length: Math.ceil(dues.length / BATCH) }, (_, i) => i * BATCH);
  return starts.map((start) => () => ({
    version: 1,
    site: check.siteSlug,
    siteId: check.siteId,
    collector: 'demo',
    sentAtMs: plan.nowMs,
    samples: dues
      .slice(start, start + BATCH)
      .map((dueMs) => sampleOf(check, { dueMs, failing, slow }, random)),
  }));
}

function stretchesOf(check: PastCheck, { history, nowMs }: RecentPlan): Stretch[] {
  return history.outages
    .filter(({ cell, checkKeys }) =>
      checkKeys.some((key) => keyOf(cell.service.key, cell.municipality.slug, key) === check.slug),
    )
    .map(({ startMs, endMs }) => ({ fromMs: startMs, untilMs: endMs ?? nowMs }));
}

function slowServer(check: PastCheck): string | undefined {
  const found = EXCEPTIONS.find((e) => keyOf(e.service, e.municipality, e.check) === check.slug);
  return found?.on.server;
}

interface Moment {
  readonly dueMs: number;
  readonly failing: readonly Stretch[];
  readonly slow: string | undefined;
}

function sampleOf(check: PastCheck, { dueMs, failing, slow }: Moment, random: Random): Sample {
  const key = { checkId: check.id, organisationId: check.organisationId, dueMs, lagMs: random.next() * 2 };
  if (failing.some(({ fromMs, untilMs }) => dueMs >= fromMs && dueMs < untilMs)) {
    return { ...key, outcome: 'fail', reason: 'timeout', durationMs: 5_000 };
  }
  const factor = slow === 'web-slow' ? 9 : 1;
  const durationMs = Math.round(latency(random, USUAL_MS[check.kind] * busyness(dueMs) * factor) * 10) / 10;
  if (slow === 'web-slow') return { ...key, outcome: 'degraded', reason: 'slow', durationMs };
  if (slow === 'tls-expiring') return { ...key, outcome: 'degraded', reason: 'tls_expiring', durationMs };
  return { ...key, outcome: 'ok', reason: null, durationMs };
}

/** Most answers are near the usual time, a few take much longer. */
function latency(random: Random, usualMs: number): number {
  const typical = drawLogNormal(random, usualMs, 0.18);
  return drawChance(random, 0.01) ? typical * 4 : typical;
}

/** Up to half as slow again in the middle of the working day (UTC noon). */
function busyness(atMs: number): number {
  const ofDay = (atMs % DAY_MS) / DAY_MS;
  return 1 + 0.5 * Math.max(0, Math.sin(2 * Math.PI * (ofDay - 0.25)));
}
