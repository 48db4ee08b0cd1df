import { connect, type Socket } from 'node:net';
import type { Deadline } from './deadline.js';
import type { OutboundPolicy } from './outbound-policy.js';
import { failureOf, success, type OutboundResult, type PhasesMs } from './outbound-result.js';
import { resolveWithin, type PinnedTarget } from './resolve-target.js';

export interface TcpTarget {
  readonly host: string;
  readonly port: number;
}

/** What a request carries along its steps. `phases` is written to as they end. */
export interface OutboundContext {
  readonly deadline: Deadline;
  readonly policy: OutboundPolicy;
  readonly phases: PhasesMs;
}

/** A connected socket to a checked and pinned address. The caller destroys it. */
export async function openTcp(
  target: TcpTarget,
  { deadline, policy, phases }: OutboundContext,
): Promise<OutboundResult<Socket>> {
  const startedMs = performance.now();
  const pinned = await resolveWithin(deadline, target, policy);
  addPhase(phases, 'resolve', startedMs);
  if (!pinned.ok) return pinned;
  const connectingMs = performance.now();
  const connected = await connectPinned(deadline, pinned.value, target.port);
  addPhase(phases, 'connect', connectingMs);
  return connected;
}

/** Adds the time since `startedMs`: redirects visit a phase more than once. */
export function addPhase(phases: PhasesMs, phase: keyof PhasesMs, startedMs: number): void {
  phases[phase] = (phases[phase] ?? 0) + performance.now() - startedMs;
}

/** Connects to an address that was already judged and pinned. */
export function connectPinned(
  deadline: Deadline,
  { address, family }: PinnedTarget,
  port: number,
): Promise<OutboundResult<Socket>> {
  let socket: Socket | null = null;
  return deadline.run<OutboundResult<Socket>>({
    start: (settle) => {
      const opening = connect({ host: address, family, port });
      socket = opening;
      opening.once('connect', () => settle(success(opening)));
      opening.on('error', (error) => {
        opening.destroy();
        settle(failureOf(error, 'unreachable'));
      });
    },
    stop: () => socket?.destroy(),
  });
}
