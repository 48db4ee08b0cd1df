import type { ProbeCheck, Sample } from '@peil/contracts';
import { restrictPolicy, type OutboundPolicy } from '@peil/platform';
import {
  boundedEvidence,
  prepareProbe,
  type Preparation,
  type ProbeFacts,
  type ProbeResult,
} from '@peil/probes';

/** One check as it is run again and again: settings judged once, policy of its own organisation. */
export interface RunnableCheck {
  readonly check: ProbeCheck;
  readonly prepared: Preparation;
  readonly policy: OutboundPolicy;
}

/** An empty allow list means: everything that is not denied to all. */
export function runnable(
  check: ProbeCheck,
  policy: OutboundPolicy,
  allowedCidrs: readonly string[],
): RunnableCheck {
  return {
    check,
    prepared: prepareProbe(check.kind, check.target, check.settings),
    policy: allowedCidrs.length > 0 ? restrictPolicy(policy, allowedCidrs) : policy,
  };
}

export interface Start {
  readonly dueMs: number;
  readonly startedMs: number;
}

/** Runs a check once. Never throws: what goes wrong here is an `unknown` sample with its reason. */
export async function runCheck(
  { check, prepared, policy }: RunnableCheck,
  start: Start,
  signal: AbortSignal,
): Promise<Sample> {
  if (!prepared.ok) {
    const evidence = prepared.faults.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
    return toSample(check, start, { outcome: 'unknown', reason: 'invalid_target', durationMs: 0, evidence });
  }
  try {
    return toSample(check, start, await prepared.probe.run(check.timeoutMs, { signal, policy }));
  } catch (error) {
    const evidence = error instanceof Error ? error.message : String(error);
    return toSample(check, start, { outcome: 'unknown', reason: 'local_fault', durationMs: 0, evidence });
  }
}

type Outcome = Pick<ProbeResult, 'outcome' | 'reason' | 'durationMs' | 'evidence'> &
  Partial<Pick<ProbeResult, 'phasesMs' | 'facts'>>;

function toSample(check: ProbeCheck, { dueMs, startedMs }: Start, result: Outcome): Sample {
  const facts = result.facts && flatFacts(result.facts);
  return {
    checkId: check.id,
    organisationId: check.organisationId,
    dueMs,
    lagMs: startedMs - dueMs,
    durationMs: rounded(result.durationMs),
    outcome: result.outcome,
    reason: result.reason,
    ...(result.phasesMs ? { phasesMs: roundedAll(result.phasesMs) } : {}),
    ...(facts ? { facts } : {}),
    // what went well needs no evidence, and it is most of the traffic
    ...(result.outcome === 'ok' ? {} : { evidence: boundedEvidence(result.evidence) }),
  };
}

/** Texts of a server may hold what jsonb refuses: they are bounded and cleaned as evidence is. */
function flatFacts(facts: ProbeFacts): NonNullable<Sample['facts']> {
  const flat: NonNullable<Sample['facts']> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined) continue;
    const fact = Array.isArray(value) ? value.join(', ') : value;
    flat[name] = typeof fact === 'string' ? boundedEvidence(fact) : fact;
  }
  return flat;
}

function roundedAll(phasesMs: object): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [phase, ms] of Object.entries(phasesMs)) if (typeof ms === 'number') all[phase] = rounded(ms);
  return all;
}

/** To a hundredth of a millisecond: more digits are noise and weigh on every hop. */
function rounded(ms: number): number {
  return Math.max(0, Math.round(ms * 100) / 100);
}
