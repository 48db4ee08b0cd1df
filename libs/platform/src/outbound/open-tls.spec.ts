import { silent, unfinishedHandshake } from '@peil/test/lab/hostile-servers.js';
import { createLabAuthority, type LabAuthority } from '@peil/test/lab/lab.js';
import { serveTcp } from '@peil/test/lab/raw-server.js';
import { serveTls } from '@peil/test/lab/tls-server.js';
import { Deadline } from './deadline.js';
import { guardedHttpRequest } from './guarded-http-request.js';
import { openTls, type TlsTarget } from './open-tls.js';
import { createOutboundPolicy } from './outbound-policy.js';
import type { PhasesMs } from './outbound-result.js';

const LAB = createOutboundPolicy({ labMode: true });
const DAY_MS = 86_400_000;

async function open(target: TlsTarget, timeoutMs = 2_000) {
  const phases: PhasesMs = {};
  const deadline = new Deadline(timeoutMs, undefined);
  const result = await openTls(target, { deadline, policy: LAB, phases });
  deadline.close();
  if (result.ok) result.value.socket.destroy();
  return { result, phases };
}

describe('opening a TLS connection', () => {
  const nowMs = Date.now();
  let authority: LabAuthority;
  beforeAll(async () => {
    authority = await createLabAuthority(nowMs);
  });

  it.each([
    ['a good certificate', 'localhost', 30, true, null],
    ['an expired certificate', 'localhost', -1, true, 'tls_expired'],
    ['a certificate for another name', 'other.example', 30, true, 'tls_hostname'],
    ['a certificate of an unknown authority', 'localhost', 30, false, 'tls_untrusted'],
  ])('finishes the handshake and judges %s', async (_what, name, days, trusted, reason) => {
    await using server = await serveTls(await authority.issue([name], nowMs + days * DAY_MS));
    const trust = trusted ? { caPem: authority.caPem } : {};
    const { result, phases } = await open({ host: 'localhost', port: server.port, ...trust });
    expect(result.ok && (result.value.certificateFault?.reason ?? null)).toBe(reason);
    const until = result.ok ? Date.parse(result.value.certificateNotAfter ?? '') : 0;
    expect(Math.abs(until - nowMs - days * DAY_MS)).toBeLessThanOrEqual(1_000);
    expect(Object.keys(phases)).toEqual(['resolve', 'connect', 'tls']);
  });

  it('compares the certificate with the address when the target is one', async () => {
    await using server = await serveTls(await authority.issue(['127.0.0.1'], nowMs + DAY_MS));
    const { result } = await open({ host: '127.0.0.1', port: server.port, caPem: authority.caPem });
    expect(result.ok && result.value.certificateFault).toBeNull();
  });

  it('compares the certificate with the name that was asked for', async () => {
    await using server = await serveTls(await authority.issue(['mail.example'], nowMs + DAY_MS));
    const target = {
      host: 'localhost',
      port: server.port,
      caPem: authority.caPem,
      servername: 'mail.example',
    };
    const { result } = await open(target);
    expect(result.ok && result.value.certificateFault).toBeNull();
  });

  it.each([
    ['says nothing', silent],
    ['begins and never ends its hello', unfinishedHandshake],
  ])('keeps its deadline with a server that %s', async (_what, start) => {
    await using server = await start();
    const startedMs = performance.now();
    const { result, phases } = await open({ host: '127.0.0.1', port: server.port }, 300);
    expect(result).toMatchObject({ ok: false, reason: 'timeout' });
    expect(performance.now() - startedMs).toBeLessThan(550);
    expect(phases.tls).toBeGreaterThan(200);
  });

  it.each([
    ['speaks plain text', (socket: { end: (text: string) => void }) => socket.end('HTTP/1.1 200 OK\r\n\r\n')],
    ['hangs up', (socket: { end: (text: string) => void }) => socket.end('')],
  ])('says that the handshake failed when a server %s', async (_what, behave) => {
    await using server = await serveTcp(behave);
    const { result } = await open({ host: '127.0.0.1', port: server.port });
    expect(result).toMatchObject({ ok: false, reason: 'tls_handshake' });
  });

  it('says that a trust store cannot be read', async () => {
    const caPem = '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n';
    const { result } = await open({ host: '127.0.0.1', port: 1, caPem });
    expect(result).toMatchObject({ ok: false, reason: 'tls_untrusted' });
  });

  it('sends no request over a connection it does not trust, unless told to', async () => {
    await using server = await serveTls(await authority.issue(['localhost'], nowMs - DAY_MS));
    const request = { url: `https://localhost:${server.port}/`, timeoutMs: 300, caPem: authority.caPem };
    expect(await guardedHttpRequest(request, LAB)).toMatchObject({ ok: false, reason: 'tls_expired' });
    const reckless = await guardedHttpRequest({ ...request, verifyTls: false }, LAB);
    expect(reckless).toMatchObject({ ok: false, reason: 'timeout' });
  });
});
