export { PROBE_KINDS } from './probe.js';
export type {
  Probe,
  ProbeContext,
  ProbeFacts,
  ProbeKind,
  ProbeOutcome,
  ProbeRequest,
  ProbeResult,
  TargetJudgement,
} from './probe.js';
export { PROBE_REASON_LABELS } from './probe-reason.js';
export type { ProbeReason } from './probe-reason.js';
export { boundedEvidence } from './evidence.js';
export { prepareProbe, type Preparation, type PreparedProbe } from './prepare-probe.js';
export { probes, type AnyProbe } from './registry.js';
