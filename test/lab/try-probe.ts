import { createOutboundPolicy } from '@peil/platform';
import { prepareProbe, type ProbeKind, type ProbeResult } from '@peil/probes';

const policy = createOutboundPolicy({ labMode: true });

/** Runs one probe in lab mode with the given settings over the kind's defaults. */
export async function tryProbe(
  kind: ProbeKind,
  target: string,
  settings: Readonly<Record<string, unknown>> = {},
  timeoutMs = 1_000,
): Promise<ProbeResult> {
  const prepared = prepareProbe(kind, target, settings);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  return prepared.probe.run(timeoutMs, { policy, signal: new AbortController().signal });
}
