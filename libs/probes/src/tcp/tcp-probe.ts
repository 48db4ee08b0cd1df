import { Deadline, openTcp, type PhasesMs } from '@peil/platform';
import type { Socket } from 'node:net';
import { z } from 'zod';
import { durationLimitFields, fieldMeta } from '../field.js';
import { parseHostAndPort } from '../host-and-port.js';
import type { Probe, ProbeContext, ProbeRequest, ProbeResult, TargetJudgement } from '../probe.js';
import { failedResult, outboundFailedResult, timelyResult } from '../probe-result.js';
import { readBanner } from './read-banner.js';

const tcpSettings = z.strictObject({
  send: z
    .string()
    .max(4_096)
    .optional()
    .meta(fieldMeta({ nl: 'Te versturen tekst', en: 'Text to send', helpEn: '\\r\\n ends a line' })),
  expect: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .meta(fieldMeta({ nl: 'Tekst die het antwoord bevat', en: 'Text the answer contains' })),
  ...durationLimitFields,
});

type TcpSettings = z.infer<typeof tcpSettings>;

/** Whether a port accepts connections and, when asked, answers with the expected text. */
export const tcpProbe: Probe<TcpSettings> = {
  kind: 'tcp',
  labels: { nl: 'TCP-poort', en: 'TCP port' },
  targetExample: 'db.example.nl:5432',
  settings: tcpSettings,
  reasons: [
    'timeout',
    'refused',
    'reset',
    'unreachable',
    'dns',
    'content',
    'slow',
    'invalid_target',
    'denied_target',
    'local_fault',
    'aborted',
  ],
  judgeTarget: (target): TargetJudgement => {
    const parsed = parseHostAndPort(target);
    return parsed !== null && parsed.port !== null ? { ok: true } : { ok: false, fault: WRITE_HOST_AND_PORT };
  },
  run: runTcp,
};

const WRITE_HOST_AND_PORT = {
  nl: 'schrijf een naam of adres met een poort, zoals db.example.nl:5432 of [2001:db8::1]:5432',
  en: 'write a name or address with a port, as db.example.nl:5432 or [2001:db8::1]:5432',
};

async function runTcp(
  { target, settings, timeoutMs }: ProbeRequest<TcpSettings>,
  { signal, policy }: ProbeContext,
): Promise<ProbeResult> {
  const parsed = parseHostAndPort(target);
  if (parsed === null || parsed.port === null) {
    return failedResult('invalid_target', WRITE_HOST_AND_PORT.en, { durationMs: 0, phasesMs: {} });
  }
  const phases: PhasesMs = {};
  const startedMs = performance.now();
  const deadline = new Deadline(timeoutMs, signal);
  const measured = () => ({ durationMs: performance.now() - startedMs, phasesMs: phases });
  try {
    const opened = await openTcp({ host: parsed.host, port: parsed.port }, { deadline, policy, phases });
    if (!opened.ok) return outboundFailedResult(opened, measured());
    return await converse(opened.value, settings, { deadline, phases, measured });
  } finally {
    deadline.close();
  }
}

interface Conversation {
  readonly deadline: Deadline;
  readonly phases: PhasesMs;
  readonly measured: () => { durationMs: number; phasesMs: PhasesMs };
}

async function converse(
  socket: Socket,
  settings: TcpSettings,
  { deadline, phases, measured }: Conversation,
): Promise<ProbeResult> {
  try {
    if (settings.expect === undefined && settings.send === undefined) {
      return timelyResult('the port accepts connections', measured(), settings);
    }
    const banner = await readBanner(socket, settings, deadline);
    phases.processing = banner.elapsedMs;
    if (banner.failure !== null) return outboundFailedResult(banner.failure, measured());
    if (banner.matched) return timelyResult(banner.text.slice(0, 500), measured(), settings);
    return failedResult('content', `expected "${settings.expect}", got "${banner.text}"`, measured());
  } finally {
    socket.destroy();
  }
}
