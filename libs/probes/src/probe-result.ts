import type { OutboundFailure, PhasesMs } from '@peil/platform';
import { boundedEvidence } from './evidence.js';
import type { ProbeFacts, ProbeResult } from './probe.js';
import { outcomeOfFailure, type ProbeReason } from './probe-reason.js';

/** What was measured, before it is judged. */
export interface Measured {
  readonly durationMs: number;
  readonly phasesMs: PhasesMs;
  readonly facts?: ProbeFacts;
}

/** Limits on the duration of a probe that otherwise went well. */
export interface DurationLimits {
  readonly degradedMs?: number | undefined;
  readonly failMs?: number | undefined;
}

/** A probe whose outcome is decided by its reason: `fail`, or `unknown` when the fault is ours. */
export function failedResult(reason: ProbeReason, evidence: string, measured: Measured): ProbeResult {
  return resultOf(outcomeOfFailure(reason), { reason, evidence, measured });
}

/** As `failedResult`, for what the guarded connections report. */
export function outboundFailedResult({ reason, detail }: OutboundFailure, measured: Measured): ProbeResult {
  return failedResult(reason, detail, measured);
}

export function degradedResult(reason: ProbeReason, evidence: string, measured: Measured): ProbeResult {
  return resultOf('degraded', { reason, evidence, measured });
}

/** `ok`, unless it took longer than the check's own limits. */
export function timelyResult(evidence: string, measured: Measured, limits: DurationLimits): ProbeResult {
  const { durationMs } = measured;
  const tookTooLong = (limit: number) =>
    `took ${Math.round(durationMs)} ms, the limit is ${limit} ms; ${evidence}`;
  if (limits.failMs !== undefined && durationMs > limits.failMs) {
    return failedResult('slow', tookTooLong(limits.failMs), measured);
  }
  if (limits.degradedMs !== undefined && durationMs > limits.degradedMs) {
    return degradedResult('slow', tookTooLong(limits.degradedMs), measured);
  }
  return resultOf('ok', { reason: null, evidence, measured });
}

interface Judged {
  readonly reason: ProbeReason | null;
  readonly evidence: string;
  readonly measured: Measured;
}

function resultOf(outcome: ProbeResult['outcome'], { reason, evidence, measured }: Judged): ProbeResult {
  return { outcome, reason, evidence: boundedEvidence(evidence), ...measured };
}
