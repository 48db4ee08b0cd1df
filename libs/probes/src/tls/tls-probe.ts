import { Deadline, openTls, systemClock, type Clock, type PhasesMs, type TlsSession } from '@peil/platform';
import { parseHostAndPort, type HostAndPort } from '../host-and-port.js';
import type { Probe, ProbeContext, ProbeFacts, ProbeRequest, ProbeResult } from '../probe.js';
import {
  degradedResult,
  failedResult,
  outboundFailedResult,
  timelyResult,
  type Measured,
} from '../probe-result.js';
import { judgeCertificate } from './judge-certificate.js';
import { tlsSettings, type TlsSettings } from './tls-settings.js';

const WRITE_HOST = {
  nl: 'schrijf een naam of adres, met of zonder poort, zoals www.example.nl of mail.example.nl:993',
  en: 'write a name or address, with or without a port, as www.example.nl or mail.example.nl:993',
};

const DEFAULT_PORT = 443;

/** Chain, name and days left of a certificate. */
export function createTlsProbe(clock: Clock): Probe<TlsSettings> {
  return {
    kind: 'tls',
    labels: { nl: 'Certificaat (TLS)', en: 'Certificate (TLS)' },
    targetExample: 'www.example.nl:443',
    settings: tlsSettings,
    reasons: [
      'timeout',
      'refused',
      'reset',
      'unreachable',
      'dns',
      'tls_handshake',
      'tls_expired',
      'tls_untrusted',
      'tls_hostname',
      'tls_expiring',
      'protocol',
      'slow',
      'invalid_target',
      'denied_target',
      'local_fault',
      'aborted',
    ],
    judgeTarget: (target) =>
      parseHostAndPort(target) === null ? { ok: false, fault: WRITE_HOST } : { ok: true },
    run: async (request, context) => {
      const target = parseHostAndPort(request.target);
      if (target !== null) return runTls(target, request, { ...context, clock });
      return failedResult('invalid_target', WRITE_HOST.en, { durationMs: 0, phasesMs: {} });
    },
  };
}

export const tlsProbe = createTlsProbe(systemClock);

async function runTls(
  { host, port }: HostAndPort,
  { settings, timeoutMs }: ProbeRequest<TlsSettings>,
  { signal, policy, clock }: ProbeContext & { readonly clock: Clock },
): Promise<ProbeResult> {
  const phases: PhasesMs = {};
  const startedMs = performance.now();
  const deadline = new Deadline(timeoutMs, signal);
  try {
    const target = {
      host,
      port: port ?? DEFAULT_PORT,
      ...(settings.servername === undefined ? {} : { servername: settings.servername }),
      ...(settings.caPem === undefined ? {} : { caPem: settings.caPem }),
    };
    const opened = await openTls(target, { deadline, policy, phases });
    const measured = { durationMs: performance.now() - startedMs, phasesMs: phases };
    if (!opened.ok) return outboundFailedResult(opened, measured);
    opened.value.socket.destroy();
    const judged = { name: settings.servername ?? host, nowMs: clock.nowMs() };
    return resultOf(opened.value, settings, { ...judged, measured });
  } finally {
    deadline.close();
  }
}

function resultOf(
  session: TlsSession,
  settings: TlsSettings,
  { name, nowMs, measured }: { readonly name: string; readonly nowMs: number; readonly measured: Measured },
): ProbeResult {
  const { outcome, reason, detail } = judgeCertificate(session, settings, { name, nowMs });
  const withFacts = { ...measured, facts: factsOf(session) };
  const evidence = `${detail}; ${session.protocol}`;
  if (reason === null) return timelyResult(evidence, withFacts, settings);
  if (outcome === 'degraded') return degradedResult(reason, evidence, withFacts);
  return failedResult(reason, evidence, withFacts);
}

function factsOf({ certificate, certificateNotAfter, protocol }: TlsSession): ProbeFacts {
  const issuer = certificate.issuer?.O ?? certificate.issuer?.CN;
  return {
    tlsProtocol: protocol,
    ...(certificateNotAfter === null ? {} : { certificateNotAfter }),
    ...(issuer === undefined ? {} : { certificateIssuer: String(issuer).slice(0, 200) }),
  };
}
