import { hashText } from './hash-text.js';

/**
 * The offset of a check inside its interval, in [0, intervalMs): `hash(id) mod interval`.
 * It depends on nothing else, so restarts and failovers keep the rhythm and checks spread evenly.
 */
export function phaseMs(checkId: string, intervalMs: number): number {
  if (!Number.isSafeInteger(intervalMs) || intervalMs < 1) {
    throw new RangeError(`intervalMs must be a positive whole number of milliseconds, got ${intervalMs}`);
  }
  return hashText(checkId) % intervalMs;
}

/**
 * The instants (epoch milliseconds, ascending) at which a check is due in `[fromMs, untilMs)`:
 * every t with `t mod intervalMs = phaseMs`, on absolute time.
 */
export function dueInstants(checkId: string, intervalMs: number, window: MsWindow): number[] {
  const phase = phaseMs(checkId, intervalMs);
  const first = Math.ceil((window.fromMs - phase) / intervalMs) * intervalMs + phase;
  const instants: number[] = [];
  for (let at = first; at < window.untilMs; at += intervalMs) instants.push(at);
  return instants;
}

/** A half-open stretch of absolute time in epoch milliseconds. */
export interface MsWindow {
  readonly fromMs: number;
  readonly untilMs: number;
}
