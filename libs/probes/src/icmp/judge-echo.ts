import type { ProbeFacts } from '../probe.js';
import type { ProbeReason } from '../probe-reason.js';
import type { IcmpSettings } from './icmp-settings.js';

/** Figures over the packets that came back. */
export interface EchoFigures {
  /** 0..1 */
  readonly lossRatio: number;
  readonly rttMs: number | null;
  readonly facts: ProbeFacts;
}

/** Mean, extremes and jitter: the mean absolute difference of successive round trips (RFC 3550, unsmoothed). */
export function echoFigures(rttsMs: readonly (number | null)[]): EchoFigures {
  const back = rttsMs.filter((rtt) => rtt !== null);
  const lossRatio = rttsMs.length === 0 ? 1 : 1 - back.length / rttsMs.length;
  if (back.length === 0) return { lossRatio, rttMs: null, facts: { lossRatio } };
  const differences = back.slice(1).map((rtt, index) => Math.abs(rtt - (back[index] ?? rtt)));
  const rttMs = mean(back);
  return {
    lossRatio,
    rttMs,
    facts: {
      lossRatio,
      rttMs,
      rttMinMs: Math.min(...back),
      rttMaxMs: Math.max(...back),
      ...(differences.length === 0 ? {} : { jitterMs: mean(differences) }),
    },
  };
}

/** What the loss alone says; null when it stays under the check's limits. */
export function lossFault(
  { lossRatio }: Pick<EchoFigures, 'lossRatio'>,
  settings: Pick<IcmpSettings, 'degradedLossRatio' | 'failLossRatio'>,
  unreachable: boolean,
): { readonly outcome: 'degraded' | 'fail'; readonly reason: ProbeReason } | null {
  if (lossRatio === 1) return { outcome: 'fail', reason: unreachable ? 'unreachable' : 'timeout' };
  if (lossRatio >= settings.failLossRatio) return { outcome: 'fail', reason: 'loss' };
  return lossRatio >= settings.degradedLossRatio ? { outcome: 'degraded', reason: 'loss' } : null;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
