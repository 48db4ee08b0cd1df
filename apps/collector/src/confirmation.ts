import type { ProbeCheck, Sample } from '@peil/contracts';
import { dueInstants } from '@peil/domain';

/** Equal bad outcomes in a row. */
export interface BadRun {
  readonly outcome: 'degraded' | 'fail';
  readonly count: number;
}

/** The run of bad outcomes after one more; `unknown` tells nothing and leaves it as it was. */
export function extendBadRun(run: BadRun | null, outcome: Sample['outcome']): BadRun | null {
  if (outcome === 'unknown') return run;
  if (outcome === 'ok') return null;
  return { outcome, count: run?.outcome === outcome ? run.count + 1 : 1 };
}

/**
 * When to probe again to confirm what was just seen, as an instant on the retry rhythm that starts at `dueMs`;
 * null when it is confirmed, or when the next regular probe comes first.
 */
export function nextConfirmationMs(
  check: Pick<ProbeCheck, 'id' | 'intervalMs' | 'retryIntervalMs' | 'confirmations'>,
  run: BadRun | null,
  { dueMs, nowMs }: { dueMs: number; nowMs: number },
): number | null {
  if (!run || run.count >= check.confirmations) return null;
  const steps = Math.max(1, Math.ceil((nowMs - dueMs) / check.retryIntervalMs));
  const atMs = dueMs + steps * check.retryIntervalMs;
  const [regularMs = Infinity] = dueInstants(check.id, check.intervalMs, {
    fromMs: dueMs + 1,
    untilMs: dueMs + 1 + check.intervalMs,
  });
  return atMs < regularMs ? atMs : null;
}
