import { Deadline, resolveWithin, success, type OutboundContext, type OutboundResult } from '@peil/platform';
import type { DecodedPacket } from 'dns-packet';
import { getServers } from 'node:dns';
import { isIP } from 'node:net';
import { isHost, parseHostAndPort } from '../host-and-port.js';
import type { Probe, ProbeContext, ProbeRequest, ProbeResult } from '../probe.js';
import { failedResult, outboundFailedResult, timelyResult, type Measured } from '../probe-result.js';
import { answerText, nameText } from './answer-text.js';
import { askNameServer, type NameServer } from './ask-name-server.js';
import { dnsSettings, type DnsSettings } from './dns-settings.js';
import { answersFault } from './judge-answers.js';

const WRITE_NAME = {
  nl: 'schrijf een naam zonder poort, zoals www.example.nl',
  en: 'write a name without a port, as www.example.nl',
};

const isName = (target: string) => isHost(target) && isIP(target) === 0;

/** What a chosen name server answers about a name. */
export const dnsProbe: Probe<DnsSettings> = {
  kind: 'dns',
  labels: { nl: 'Naamserver (DNS)', en: 'Name server (DNS)' },
  targetExample: 'www.example.nl',
  settings: dnsSettings,
  reasons: [
    'timeout',
    'refused',
    'reset',
    'unreachable',
    'dns',
    'dns_answer',
    'protocol',
    'slow',
    'invalid_target',
    'denied_target',
    'local_fault',
    'aborted',
  ],
  judgeTarget: (target) => (isName(target) ? { ok: true } : { ok: false, fault: WRITE_NAME }),
  run: runDns,
};

async function runDns(
  { target, settings, timeoutMs }: ProbeRequest<DnsSettings>,
  { signal, policy }: ProbeContext,
): Promise<ProbeResult> {
  if (!isName(target)) {
    return failedResult('invalid_target', WRITE_NAME.en, { durationMs: 0, phasesMs: {} });
  }
  const startedMs = performance.now();
  const context: OutboundContext = { deadline: new Deadline(timeoutMs, signal), policy, phases: {} };
  try {
    const server = await nameServerOf(settings, context);
    if (!server.ok) return outboundFailedResult(server, measuredSince(startedMs, context));
    const askedMs = performance.now();
    const question = { name: nameText(target), type: settings.recordType };
    const answer = await askNameServer(question, server.value, context);
    context.phases.processing = performance.now() - askedMs;
    const measured = measuredSince(startedMs, context);
    return answer.ok ? judge(answer.value, settings, measured) : outboundFailedResult(answer, measured);
  } finally {
    context.deadline.close();
  }
}

const measuredSince = (startedMs: number, { phases }: OutboundContext): Measured => ({
  durationMs: performance.now() - startedMs,
  phasesMs: phases,
});

/** The collector's own name server was chosen by its administrator, so it is not judged as a target. */
async function nameServerOf(
  { resolver }: DnsSettings,
  { deadline, policy }: OutboundContext,
): Promise<OutboundResult<NameServer>> {
  const own = parseHostAndPort(resolver ?? getServers()[0] ?? '127.0.0.1');
  const { host, port } = own ?? { host: '127.0.0.1', port: null };
  if (resolver === undefined) {
    return success({ address: host, family: isIP(host) === 6 ? 6 : 4, port: port ?? 53 });
  }
  const pinned = await resolveWithin(deadline, { host, port: port ?? 53 }, policy);
  return pinned.ok ? success({ ...pinned.value, port: port ?? 53 }) : pinned;
}

function judge(packet: DecodedPacket, settings: DnsSettings, measured: Measured): ProbeResult {
  const rcode = 'rcode' in packet ? String(packet.rcode) : 'NOERROR';
  if (rcode === 'NXDOMAIN') return failedResult('dns_answer', 'the name does not exist (NXDOMAIN)', measured);
  if (rcode !== 'NOERROR') return failedResult('dns', `the name server answered ${rcode}`, measured);
  const answers = (packet.answers ?? []).filter(({ type }) => type === settings.recordType).map(answerText);
  const listed = answers.join(', ');
  const withFacts = { ...measured, facts: { answers: listed.slice(0, 1_000) } };
  const fault = answersFault(answers, settings);
  if (fault !== null) return failedResult('dns_answer', `${fault}\nanswer: ${listed}`, withFacts);
  return timelyResult(listed, withFacts, settings);
}
