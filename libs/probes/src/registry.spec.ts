import { createOutboundPolicy } from '@peil/platform';
import { silent } from '@peil/test/lab/hostile-servers.js';
import { serveNames } from '@peil/test/lab/name-server.js';
import { z } from 'zod';
import { EVIDENCE_LIMIT_BYTES } from './evidence.js';
import { prepareProbe } from './prepare-probe.js';
import { PROBE_KINDS, type ProbeContext, type ProbeKind, type ProbeResult } from './probe.js';
import { PROBE_REASON_LABELS, PROBE_REASONS } from './probe-reason.js';
import { probes } from './registry.js';

const LAB = createOutboundPolicy({ labMode: true });
const STRICT = createOutboundPolicy();
const never = () => new AbortController().signal;

/** A target that accepts and never answers, so that only the deadline or an abort ends the probe. */
async function hangingTarget(kind: ProbeKind) {
  if (kind === 'dns') {
    const names = await serveNames(() => 'silent');
    return {
      target: 'a.example',
      settings: { resolver: names.address },
      close: () => names[Symbol.asyncDispose](),
    };
  }
  const server = await silent();
  const address = `127.0.0.1:${server.port}`;
  const close = () => server[Symbol.asyncDispose]();
  if (kind === 'icmp') return { target: '192.0.2.200', settings: {}, close };
  if (kind === 'http') return { target: `http://${address}/`, settings: {}, close };
  return { target: address, settings: kind === 'tcp' ? { expect: 'x' } : {}, close };
}

interface Trial {
  readonly kind: ProbeKind;
  readonly target: string;
  readonly settings: unknown;
  readonly timeoutMs: number;
}

async function run(
  { kind, target, settings, timeoutMs }: Trial,
  context: ProbeContext,
): Promise<ProbeResult> {
  const prepared = prepareProbe(kind, target, settings);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  const result = await prepared.probe.run(timeoutMs, context);
  expect(Buffer.byteLength(result.evidence)).toBeLessThanOrEqual(EVIDENCE_LIMIT_BYTES);
  if (result.reason !== null) expect(probes[kind].reasons).toContain(result.reason);
  expect(result.outcome === 'ok').toBe(result.reason === null);
  return result;
}

describe.each(PROBE_KINDS)('the %s probe', (kind) => {
  const probe = probes[kind];

  it('has words in both languages for itself, its settings and its reasons', () => {
    expect(probe.kind).toBe(kind);
    expect(probe.labels.nl).not.toBe('');
    expect(probe.labels.en).not.toBe('');
    const { properties = {} } = z.toJSONSchema(probe.settings, { io: 'input' });
    expect(Object.keys(properties).length).toBeGreaterThan(0);
    for (const field of Object.values(properties)) {
      expect(field).toMatchObject({
        title: expect.stringMatching(/\S/),
        titleNl: expect.stringMatching(/\S/),
      });
    }
    expect(new Set(probe.reasons).size).toBe(probe.reasons.length);
    for (const reason of probe.reasons) expect(PROBE_REASON_LABELS).toHaveProperty(reason);
  });

  it('has sensible defaults and refuses settings it does not know', () => {
    expect(prepareProbe(kind, probe.targetExample, {})).toMatchObject({ ok: true });
    expect(prepareProbe(kind, probe.targetExample, { nonsense: 1 })).toMatchObject({
      ok: false,
      faults: [{ field: 'settings', reason: expect.stringContaining('nonsense') }],
    });
  });

  it.each(['', ' ', 'ftp://x/', 'a b', 'http://', 'host:0', 'host:65536', '999.1.1.1', '../../etc/passwd'])(
    'refuses the target "%s" with a sentence in both languages',
    (target) => {
      const judged = probe.judgeTarget(target);
      expect(judged).toMatchObject({
        ok: false,
        fault: { nl: expect.stringMatching(/^schrijf/), en: expect.stringMatching(/^write/) },
      });
      expect(prepareProbe(kind, target, {})).toMatchObject({ ok: false, faults: [{ field: 'target' }] });
    },
  );

  it('stops within 250 ms of an abort', async () => {
    const { target, settings, close } = await hangingTarget(kind);
    const stop = new AbortController();
    const trial = { kind, target, settings, timeoutMs: 20_000 };
    const running = run(trial, { policy: LAB, signal: stop.signal });
    await new Promise((resolve) => {
      setTimeout(resolve, 60);
    });
    stop.abort();
    const abortedMs = performance.now();
    expect(await running).toMatchObject({ outcome: 'unknown', reason: 'aborted' });
    expect(performance.now() - abortedMs).toBeLessThan(250);
    await close();
  });

  it('runs nothing when it was aborted before', async () => {
    const trial = { kind, target: probe.targetExample, settings: {}, timeoutMs: 5_000 };
    const result = await run(trial, { policy: LAB, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'aborted' });
  });

  it('keeps its deadline', async () => {
    const { target, settings, close } = await hangingTarget(kind);
    const startedMs = performance.now();
    const result = await run({ kind, target, settings, timeoutMs: 500 }, { policy: LAB, signal: never() });
    expect(['fail', 'unknown']).toContain(result.outcome);
    expect(performance.now() - startedMs).toBeLessThan(750);
    await close();
  });

  it('does not measure a target that is off limits', async () => {
    const { target, settings, close } = await hangingTarget(kind);
    const denied = kind === 'icmp' ? '127.0.0.1' : target;
    const result = await run(
      { kind, target: denied, settings, timeoutMs: 500 },
      { policy: STRICT, signal: never() },
    );
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'denied_target' });
    await close();
  });

  it('has an outcome for a name that cannot be looked up', async () => {
    await using names = await serveNames(() => ({ rcode: 3 }));
    const policy = createOutboundPolicy({ labMode: true, dnsServers: [names.address] });
    const [target, settings] =
      kind === 'dns' ? ['a.example', { resolver: 'ns.example' }] : [targetOn(kind, 'none.example'), {}];
    const result = await run({ kind, target, settings, timeoutMs: 2_000 }, { policy, signal: never() });
    expect(result).toMatchObject({ outcome: 'fail', reason: 'dns' });
  });
});

function targetOn(kind: ProbeKind, host: string): string {
  if (kind === 'http') return `http://${host}/`;
  return kind === 'icmp' ? host : `${host}:81`;
}

describe('the reasons', () => {
  it('are each given by some kind, and have different words', () => {
    const given = new Set(PROBE_KINDS.flatMap((kind) => probes[kind].reasons));
    expect(new Set(PROBE_REASONS)).toEqual(given);
    expect(new Set(PROBE_REASONS.map((reason) => PROBE_REASON_LABELS[reason].nl)).size).toBe(
      PROBE_REASONS.length,
    );
  });
});
