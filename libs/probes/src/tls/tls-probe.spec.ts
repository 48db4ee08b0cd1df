import { createOutboundPolicy } from '@peil/platform';
import { createLabAuthority, type LabAuthority } from '@peil/test/lab/lab.js';
import { notHttp, silent } from '@peil/test/lab/hostile-servers.js';
import { serveTls } from '@peil/test/lab/tls-server.js';
import { tryProbe } from '@peil/test/lab/try-probe.js';
import { Temporal } from 'temporal-polyfill';
import { prepareProbe } from '../prepare-probe.js';
import { createTlsProbe } from './tls-probe.js';
import { tlsSettings } from './tls-settings.js';

const DAY_MS = 86_400_000;
const nowMs = Date.now();

describe('the tls probe', () => {
  let authority: LabAuthority;
  beforeAll(async () => {
    authority = await createLabAuthority(nowMs);
  });

  const serveDays = async (days: number, name = 'localhost') =>
    serveTls(await authority.issue([name], nowMs + days * DAY_MS + 60_000));

  it.each([
    [90, {}, 'ok', null],
    [22, {}, 'ok', null],
    [20, {}, 'degraded', 'tls_expiring'],
    [8, {}, 'degraded', 'tls_expiring'],
    [6, {}, 'fail', 'tls_expiring'],
    [-1, {}, 'fail', 'tls_expired'],
    [40, { warnDays: 60, criticalDays: 30 }, 'degraded', 'tls_expiring'],
    [20, { warnDays: 60, criticalDays: 30 }, 'fail', 'tls_expiring'],
  ])('judges %i days left with %j', async (days, settings, outcome, reason) => {
    await using server = await serveDays(days);
    const more = { ...settings, caPem: authority.caPem };
    const result = await tryProbe('tls', `localhost:${server.port}`, more);
    expect(result).toMatchObject({
      outcome,
      reason,
      facts: { certificateIssuer: 'Lab', tlsProtocol: 'TLSv1.3' },
    });
    expect(Date.parse(result.facts?.certificateNotAfter ?? '')).toBeGreaterThan(nowMs + (days - 1) * DAY_MS);
  });

  it('judges the days with its own clock', async () => {
    await using server = await serveDays(90);
    const laterMs = nowMs + 80 * DAY_MS;
    const later = createTlsProbe({
      nowMs: () => laterMs,
      now: () => Temporal.Instant.fromEpochMilliseconds(laterMs),
    });
    const settings = tlsSettings.parse({ caPem: authority.caPem });
    const context = { policy: createOutboundPolicy({ labMode: true }), signal: new AbortController().signal };
    const request = { target: `localhost:${server.port}`, settings, timeoutMs: 1_000 };
    expect(await later.run(request, context)).toMatchObject({
      outcome: 'degraded',
      evidence: expect.stringMatching(/^10 days left/),
    });
  });

  it('verifies the issuer and the name, each unless told not to', async () => {
    await using server = await serveDays(90, 'mail.example');
    const target = `localhost:${server.port}`;
    const trust = { caPem: authority.caPem };
    expect(await tryProbe('tls', target)).toMatchObject({ outcome: 'fail', reason: 'tls_untrusted' });
    expect(await tryProbe('tls', target, trust)).toMatchObject({ outcome: 'fail', reason: 'tls_hostname' });
    expect(await tryProbe('tls', target, { ...trust, servername: 'mail.example' })).toMatchObject({
      outcome: 'ok',
    });
    expect(await tryProbe('tls', target, { ...trust, verifyHostname: false })).toMatchObject({
      outcome: 'ok',
    });
    expect(await tryProbe('tls', target, { verifyChain: false })).toMatchObject({ reason: 'tls_hostname' });
    expect(await tryProbe('tls', target, { verifyChain: false, verifyHostname: false })).toMatchObject({
      outcome: 'ok',
    });
  });

  it.each([
    ['does not speak TLS', notHttp, 'tls_handshake'],
    ['never answers', silent, 'timeout'],
  ])('fails when the server %s', async (_what, start, reason) => {
    await using server = await start();
    expect(await tryProbe('tls', `127.0.0.1:${server.port}`, {}, 400)).toMatchObject({
      outcome: 'fail',
      reason,
    });
  });

  it('wants the critical days within the warning days', () => {
    expect(prepareProbe('tls', 'a.example', { warnDays: 5, criticalDays: 6 })).toMatchObject({
      ok: false,
      faults: [{ field: 'settings.criticalDays', reason: 'may not be more than warnDays' }],
    });
  });
});
