import type { ProbeReason } from '../probe-reason.js';

/** Echo requests to one address. */
export interface EchoRequest {
  readonly address: string;
  readonly packets: number;
  readonly periodMs: number;
  /** How long each packet is waited for. */
  readonly packetTimeoutMs: number;
}

/** Round trips in order of sending, null for a lost packet; or why nothing was measured. */
export type EchoReport =
  | { readonly ok: true; readonly rttsMs: readonly (number | null)[]; readonly unreachable: boolean }
  | {
      readonly ok: false;
      readonly reason: Extract<ProbeReason, 'permission' | 'tool_missing' | 'local_fault' | 'aborted'>;
      readonly detail: string;
    };

/** A program that sends echo requests. Never throws; answers at once when aborted. */
export interface EchoDriver {
  echo(request: EchoRequest, signal: AbortSignal): Promise<EchoReport>;
}

export const echoFault = (
  reason: Extract<EchoReport, { ok: false }>['reason'],
  detail: string,
): EchoReport => ({ ok: false, reason, detail });
