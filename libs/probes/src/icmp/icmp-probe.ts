import { Deadline, resolveWithin, type PhasesMs } from '@peil/platform';
import { isHost } from '../host-and-port.js';
import type { Probe, ProbeContext, ProbeRequest, ProbeResult } from '../probe.js';
import { degradedResult, failedResult, outboundFailedResult, timelyResult } from '../probe-result.js';
import type { EchoDriver, EchoReport, EchoRequest } from './echo-driver.js';
import { createFirstUsableDriver } from './first-usable-driver.js';
import { createFpingDriver } from './fping-driver.js';
import { icmpSettings, type IcmpSettings } from './icmp-settings.js';
import { echoFigures, lossFault } from './judge-echo.js';
import { createPingDriver } from './ping-driver.js';

const WRITE_HOST = {
  nl: 'schrijf een naam of adres zonder poort, zoals router.example.nl of 10.0.0.1',
  en: 'write a name or address without a port, as router.example.nl or 10.0.0.1',
};

/** Loss, round trip and jitter. The duration of the result is the mean round trip. */
export function createIcmpProbe(driver: EchoDriver): Probe<IcmpSettings> {
  return {
    kind: 'icmp',
    labels: { nl: 'Bereikbaarheid (ping)', en: 'Reachability (ping)' },
    targetExample: 'router.example.nl',
    settings: icmpSettings,
    reasons: [
      'timeout',
      'unreachable',
      'dns',
      'loss',
      'slow',
      'invalid_target',
      'denied_target',
      'permission',
      'tool_missing',
      'local_fault',
      'aborted',
    ],
    judgeTarget: (target) => (isHost(target) ? { ok: true } : { ok: false, fault: WRITE_HOST }),
    run: (request, context) => runIcmp(request, context, driver),
  };
}

export const icmpProbe = createIcmpProbe(createFirstUsableDriver([createFpingDriver(), createPingDriver()]));

async function runIcmp(
  { target, settings, timeoutMs }: ProbeRequest<IcmpSettings>,
  { signal, policy }: ProbeContext,
  driver: EchoDriver,
): Promise<ProbeResult> {
  const phasesMs: PhasesMs = {};
  const startedMs = performance.now();
  const measured = () => ({ durationMs: performance.now() - startedMs, phasesMs });
  if (!isHost(target)) return failedResult('invalid_target', WRITE_HOST.en, measured());
  const deadline = new Deadline(timeoutMs, signal);
  try {
    const pinned = await resolveWithin(deadline, { host: target, port: null }, policy);
    phasesMs.resolve = performance.now() - startedMs;
    if (!pinned.ok) return outboundFailedResult(pinned, measured());
    const stop = new AbortController();
    const report = await deadline.run<EchoReport>({
      start: (settle) =>
        void driver.echo(echoRequestOf(pinned.value.address, settings, timeoutMs), stop.signal).then(settle),
      stop: () => stop.abort(),
    });
    if (report.ok) return judge(report, settings, { phasesMs, durationMs: measured().durationMs });
    const late = report.reason === 'timeout';
    return late
      ? failedResult('local_fault', 'the measuring program did not end in time', measured())
      : failedResult(report.reason, report.detail, measured());
  } finally {
    deadline.close();
  }
}

/** A fifth of the time is kept for starting the program and sending the batch. */
function echoRequestOf(address: string, { packets, periodMs }: IcmpSettings, timeoutMs: number): EchoRequest {
  const gaps = packets - 1;
  const fittingPeriodMs =
    gaps === 0 ? periodMs : Math.max(10, Math.min(periodMs, Math.floor(timeoutMs / 2 / gaps)));
  const packetTimeoutMs = Math.max(50, Math.floor((timeoutMs - gaps * fittingPeriodMs) * 0.8));
  return { address, packets, periodMs: fittingPeriodMs, packetTimeoutMs };
}

function judge(
  { rttsMs, unreachable }: Extract<EchoReport, { ok: true }>,
  settings: IcmpSettings,
  { phasesMs, durationMs }: { readonly phasesMs: PhasesMs; readonly durationMs: number },
): ProbeResult {
  const figures = echoFigures(rttsMs);
  const measured = { phasesMs, durationMs: figures.rttMs ?? durationMs, facts: figures.facts };
  const rtts = rttsMs.map((rtt) => (rtt === null ? '-' : rtt)).join(' ');
  const evidence = `${Math.round(figures.lossRatio * 100)} % lost; round trips in ms: ${rtts}`;
  const fault = lossFault(figures, settings, unreachable);
  if (fault === null) return timelyResult(evidence, measured, settings);
  return fault.outcome === 'fail'
    ? failedResult(fault.reason, evidence, measured)
    : degradedResult(fault.reason, evidence, measured);
}
