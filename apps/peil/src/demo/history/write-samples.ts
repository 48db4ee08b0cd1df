import { dueInstants, type SampleOutcome } from '@peil/domain';
import { applyTransition, foldPastSamples, markProcessed, type HardTransition } from '@peil/monitoring';
import { openIncidentForOutage, resolveIncidentOfOutage } from '@peil/service-desk';
import { Temporal } from 'temporal-polyfill';
import type { Action } from './actions.js';
import { known, type Past, type PastCheck } from './past.js';

export type FailureAction = Extract<Action, { kind: 'fail' | 'recover' }>;

interface PastSample {
  readonly checkId: string;
  readonly dueMs: number;
  readonly outcome: SampleOutcome;
  readonly reason: string | null;
  readonly durationMs: number;
}

const TIMEOUT_MS = 5_000;
const USUAL_MS = 40;

/** Checks of a cell begin or cease to fail: samples at their due instants until the change is confirmed. */
export async function writeFailure(past: Past, action: FailureAction): Promise<void> {
  const fails = action.kind === 'fail';
  const samples = action.checks.flatMap((slug) => {
    const check = known(past.checks, slug);
    const change: Change = {
      fromMs: action.atMs,
      outcome: fails ? 'fail' : 'ok',
      reason: fails ? action.reason : null,
    };
    return fails ? [lastGood(check, action.atMs), ...confirmed(check, change)] : confirmed(check, change);
  });
  await writeSamples(past, samples, action.cell);
}

interface Change {
  readonly fromMs: number;
  readonly outcome: SampleOutcome;
  readonly reason: string | null;
}

/** As many samples as confirm a change that begins at `fromMs`, the first at the check's own rhythm. */
export function confirmed(check: PastCheck, { fromMs, outcome, reason }: Change): PastSample[] {
  const first = nextDueMs(check, fromMs);
  const count = outcome === 'ok' ? check.recoveries : check.confirmations;
  return Array.from({ length: count }, (_, i) => ({
    checkId: check.id,
    dueMs: first + i * check.retryMs,
    outcome,
    reason,
    durationMs: reason === 'timeout' ? TIMEOUT_MS : USUAL_MS,
  }));
}

export function lastGood(check: PastCheck, beforeMs: number): PastSample {
  const dueMs = nextDueMs(check, beforeMs) - check.intervalMs;
  return { checkId: check.id, dueMs, outcome: 'ok', reason: null, durationMs: USUAL_MS };
}

export function nextDueMs({ id, intervalMs }: PastCheck, fromMs: number): number {
  return dueInstants(id, intervalMs, { fromMs, untilMs: fromMs + intervalMs })[0] ?? fromMs;
}

/** Folds samples and tells the story of every confirmed change, as the worker does; nobody is called. */
export async function writeSamples(
  past: Past,
  samples: readonly PastSample[],
  cell: string | null,
): Promise<void> {
  if (samples.length === 0) return;
  const now = Temporal.Instant.fromEpochMilliseconds(Math.max(...samples.map(({ dueMs }) => dueMs)));
  const transitions = await foldPastSamples(past.tx, samples, now);
  for (const transition of transitions) await applyPast(past, transition, cell);
}

async function applyPast(past: Past, transition: HardTransition, cell: string | null): Promise<void> {
  const { tx, openOutages } = past;
  const { at } = transition;
  const { kind, outage } = await applyTransition(tx, transition, at);
  await markProcessed(tx, transition.id, at);
  if (kind === 'opened') {
    await openIncidentForOutage(tx, outage, at);
    if (cell !== null) openOutages.set(cell, outage.id);
  }
  if (kind !== 'ended') return;
  await resolveIncidentOfOutage(tx, outage, at);
  if (cell !== null) openOutages.delete(cell);
}
