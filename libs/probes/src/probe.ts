import { checkKind } from '@peil/contracts';
import type { OutboundPolicy, PhasesMs, Text } from '@peil/platform';
import type { z } from 'zod';
import type { ProbeReason } from './probe-reason.js';

export type ProbeKind = z.infer<typeof checkKind>;

export const PROBE_KINDS: readonly ProbeKind[] = checkKind.options;

export type ProbeOutcome = 'ok' | 'degraded' | 'fail' | 'unknown';

/** What a probe learnt besides its outcome; each member only where the kind measures it. */
export interface ProbeFacts {
  readonly status?: number;
  readonly bodyBytes?: number;
  readonly redirects?: number;
  /** ISO instant. */
  readonly certificateNotAfter?: string;
  readonly certificateIssuer?: string;
  readonly tlsProtocol?: string;
  /** 0..1 */
  readonly lossRatio?: number;
  readonly rttMs?: number;
  readonly rttMinMs?: number;
  readonly rttMaxMs?: number;
  readonly jitterMs?: number;
  /** Records of a DNS answer, joined by a comma and a space. */
  readonly answers?: string;
}

export interface ProbeResult {
  readonly outcome: ProbeOutcome;
  /** Null only when the outcome is `ok`. */
  readonly reason: ProbeReason | null;
  readonly durationMs: number;
  readonly phasesMs: Readonly<PhasesMs>;
  /** At most 4 KiB of UTF-8. */
  readonly evidence: string;
  readonly facts?: ProbeFacts;
}

export interface ProbeRequest<S> {
  readonly target: string;
  readonly settings: S;
  /** For the whole probe. */
  readonly timeoutMs: number;
}

export interface ProbeContext {
  readonly signal: AbortSignal;
  readonly policy: OutboundPolicy;
}

export type TargetJudgement = { readonly ok: true } | { readonly ok: false; readonly fault: Text };

/** One kind of check. Never throws for the network's faults; stops within 250 ms of an abort. */
export interface Probe<S> {
  readonly kind: ProbeKind;
  readonly labels: Text;
  /** Example of a target, for forms and messages. */
  readonly targetExample: string;
  readonly settings: z.ZodType<S>;
  /** Every reason this kind can give. */
  readonly reasons: readonly ProbeReason[];
  judgeTarget(target: string): TargetJudgement;
  run(request: ProbeRequest<S>, context: ProbeContext): Promise<ProbeResult>;
}
