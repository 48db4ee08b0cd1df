import { silent } from '@peil/test/lab/hostile-servers.js';
import { serveNames, type NameServerReply } from '@peil/test/lab/name-server.js';
import { guardedHttpRequest } from './guarded-http-request.js';
import { createOutboundPolicy } from './outbound-policy.js';
import { resolveTarget } from './resolve-target.js';

const a = (name: string, data: string, ttl = 0) => ({ type: 'A' as const, name, data, ttl });

/** Answers IPv4 questions with the given addresses, one list per round, the last one for ever. */
const namesAre =
  (...rounds: readonly (readonly string[])[]) =>
  ({ name, type }: { name: string; type?: string | undefined }, round: number): NameServerReply =>
    type === 'A' ? (rounds[Math.min(round, rounds.length - 1)] ?? []).map((address) => a(name, address)) : [];

describe('resolving a target', () => {
  it('takes a literal address without asking anyone', async () => {
    expect(await resolveTarget('10.1.2.3', createOutboundPolicy())).toEqual({
      ok: true,
      value: { address: '10.1.2.3', family: 4 },
    });
    expect(await resolveTarget('[2001:db8::1]', createOutboundPolicy())).toMatchObject({
      value: { address: '2001:db8::1', family: 6 },
    });
  });

  it('pins the address a name server of our choice gives', async () => {
    await using names = await serveNames(namesAre(['10.9.8.7']));
    const policy = createOutboundPolicy({ dnsServers: [names.address] });
    expect(await resolveTarget('intern.example', policy)).toMatchObject({ value: { address: '10.9.8.7' } });
  });

  it('refuses a name when any of its addresses is off limits', async () => {
    await using names = await serveNames(namesAre(['203.0.113.5', '127.0.0.1']));
    const policy = createOutboundPolicy({ dnsServers: [names.address] });
    expect(await resolveTarget('mixed.example', policy)).toMatchObject({
      ok: false,
      reason: 'denied_target',
      detail: 'mixed.example (127.0.0.1) may not be reached: loopback',
    });
  });

  it('uses IPv6 only when there is no IPv4, and judges it too', async () => {
    await using names = await serveNames(({ name, type }) =>
      type === 'AAAA'
        ? [{ type: 'AAAA', name, data: name.startsWith('bad') ? '::1' : 'fd12::1', ttl: 0 }]
        : [],
    );
    const policy = createOutboundPolicy({ dnsServers: [names.address] });
    expect(await resolveTarget('six.example', policy)).toMatchObject({
      value: { address: 'fd12::1', family: 6 },
    });
    expect(await resolveTarget('bad.example', policy)).toMatchObject({ reason: 'denied_target' });
  });

  it('is not fooled by a name that turns to loopback after the check', async () => {
    await using victim = await silent();
    await using names = await serveNames(namesAre(['192.0.2.199'], ['127.0.0.1']));
    const policy = createOutboundPolicy({ dnsServers: [names.address] });
    const url = `http://rebind.example:${victim.port}/`;
    const first = await guardedHttpRequest({ url, timeoutMs: 300 }, policy);
    expect(first).toMatchObject({ ok: false, reason: expect.stringMatching(/timeout|unreachable/) });
    expect(names.asked()).toEqual(['A rebind.example']);
    expect(await guardedHttpRequest({ url, timeoutMs: 300 }, policy)).toMatchObject({
      reason: 'denied_target',
    });
    expect(victim.accepted()).toBe(0);
  });

  it('says that a name does not exist, or that its server does not answer in time', async () => {
    await using names = await serveNames(({ name }) => (name === 'none.example' ? { rcode: 3 } : 'silent'));
    const policy = createOutboundPolicy({ dnsServers: [names.address] });
    expect(await resolveTarget('none.example', policy)).toMatchObject({ reason: 'dns' });
    expect(await resolveTarget('dead.example', policy, { timeoutMs: 100 })).toMatchObject({
      reason: 'timeout',
    });
    const aborted = { signal: AbortSignal.timeout(50), timeoutMs: 5_000 };
    expect(await resolveTarget('dead.example', policy, aborted)).toMatchObject({ reason: 'aborted' });
  });

  it('asks again after the TTL and shares a question that is under way', async () => {
    await using names = await serveNames(({ name, type }) => (type === 'A' ? [a(name, '10.0.0.1', 60)] : []));
    const policy = createOutboundPolicy({ dnsServers: [names.address] });
    await Promise.all([resolveTarget('kept.example', policy), resolveTarget('KEPT.example.', policy)]);
    await resolveTarget('kept.example', policy);
    expect(names.asked()).toEqual(['A kept.example']);
  });

  it.each([
    ['the same address', '10.0.0.5', 5432, '10.0.0.5'],
    ['a name of it', 'localhost', 5432, '127.0.0.1'],
    ['another loopback address', '127.8.8.8', 5432, '127.0.0.1'],
    ['the mapped address', '::ffff:10.0.0.5', 5432, '10.0.0.5'],
    ['the same name', 'DB.internal', 5432, 'db.internal'],
  ])('refuses an own endpoint by %s', async (_how, host, port, own) => {
    await using names = await serveNames(namesAre(['10.7.7.7']));
    const policy = createOutboundPolicy({
      labMode: true,
      ownEndpoints: [{ host: own, port: 5432 }],
      dnsServers: [names.address],
    });
    expect(await resolveTarget(host, policy, { port })).toMatchObject({ reason: 'denied_target' });
    expect(await resolveTarget(host, policy, { port: 5433 })).toMatchObject({ ok: true });
  });
});
