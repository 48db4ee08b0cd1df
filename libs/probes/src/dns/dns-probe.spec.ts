import { serveNames } from '@peil/test/lab/name-server.js';
import { tryProbe } from '@peil/test/lab/try-probe.js';
import type { Answer } from 'dns-packet';
import { createSocket } from 'node:dgram';
import { answersFault } from './judge-answers.js';
import { dnsSettings } from './dns-settings.js';

const name = 'www.gemeente.example';
const ZONE: readonly Answer[] = [
  { name, type: 'A', data: '10.0.0.1', ttl: 1 },
  { name, type: 'A', data: '10.0.0.2', ttl: 1 },
  { name, type: 'AAAA', data: 'fd12:0:0:0:0:0:0:1', ttl: 1 },
  { name, type: 'CNAME', data: 'Web.Example', ttl: 1 },
  { name, type: 'MX', data: { preference: 10, exchange: 'mail.example' }, ttl: 1 },
  { name, type: 'NS', data: 'ns1.example', ttl: 1 },
  { name, type: 'TXT', data: ['v=spf1 ', '-all'], ttl: 1 },
  { name, type: 'SRV', data: { priority: 1, weight: 2, port: 389, target: 'dc.example' }, ttl: 1 },
  { name, type: 'CAA', data: { flags: 0, tag: 'issue', value: 'ca.example' }, ttl: 1 },
];

const serveZone = (options = {}) =>
  serveNames(({ type, name: asked }) => {
    if (asked !== name) return { rcode: asked.startsWith('broken') ? 2 : 3 };
    return ZONE.filter((record) => record.type === type);
  }, options);

/** The query itself with another id. */
const toAnotherQuestion = (query: Buffer): Buffer =>
  Buffer.concat([Buffer.from([query[0] ?? 0, ~(query[1] ?? 0) & 255]), query.subarray(2)]);

const faultOf = (answers: string[], expected: string[], match: string) =>
  answersFault(answers, dnsSettings.parse({ expected, match }));

describe('the dns probe', () => {
  it.each([
    ['A', ['10.0.0.1', '10.0.0.2']],
    ['AAAA', ['FD12::1']],
    ['CNAME', ['web.example.']],
    ['MX', ['10 mail.example']],
    ['NS', ['ns1.example']],
    ['TXT', ['v=spf1 -all']],
    ['SRV', ['1 2 389 dc.example']],
    ['CAA', ['0 issue "ca.example"']],
  ])('reads %s records', async (recordType, expected) => {
    await using names = await serveZone();
    const settings = { resolver: names.address, recordType, expected, match: 'exactly' };
    expect(await tryProbe('dns', name, settings)).toMatchObject({ outcome: 'ok', reason: null });
  });

  it('asks again over TCP when the answer was cut off', async () => {
    await using names = await serveZone({ truncateUdp: true });
    const result = await tryProbe('dns', name, { resolver: names.address, expected: ['10.0.0.1'] });
    expect(result).toMatchObject({ outcome: 'ok', facts: { answers: '10.0.0.1, 10.0.0.2' } });
    expect(names.asked()).toEqual([`A ${name}`, `A ${name}`]);
  });

  it.each([
    ['none.example', {}, 'dns_answer'],
    ['broken.example', {}, 'dns'],
    [name, { recordType: 'SOA' }, 'dns_answer'],
    [name, { expected: ['10.0.0.3'] }, 'dns_answer'],
  ])('fails for %s with %j', async (target, settings, reason) => {
    await using names = await serveZone();
    const result = await tryProbe('dns', target, { ...settings, resolver: names.address });
    expect(result).toMatchObject({ outcome: 'fail', reason });
  });

  it('is not fooled by answers to another question, and names rubbish as such', async () => {
    const server = createSocket('udp4');
    let reply = toAnotherQuestion;
    server.on('message', (query, from) => server.send(reply(query), from.port, from.address));
    await new Promise<void>((resolve) => {
      server.bind(0, '127.0.0.1', resolve);
    });
    const settings = { resolver: `127.0.0.1:${server.address().port}` };
    expect(await tryProbe('dns', name, settings, 300)).toMatchObject({ outcome: 'fail', reason: 'timeout' });
    reply = () => Buffer.from('rubbish');
    expect(await tryProbe('dns', name, settings, 300)).toMatchObject({ outcome: 'fail', reason: 'protocol' });
    server.close();
  });
});

describe('comparing answers', () => {
  it.each([
    [['1.1.1.1', '2.2.2.2'], ['1.1.1.1'], 'all', true],
    [['1.1.1.1', '2.2.2.2'], ['1.1.1.1'], 'any', true],
    [['1.1.1.1', '2.2.2.2'], ['1.1.1.1'], 'exactly', false],
    [['1.1.1.1'], ['1.1.1.1', '2.2.2.2'], 'all', false],
    [['1.1.1.1'], ['1.1.1.1', '2.2.2.2'], 'any', true],
    [['3.3.3.3'], ['1.1.1.1', '2.2.2.2'], 'any', false],
    [['2.2.2.2', '1.1.1.1'], ['1.1.1.1', '2.2.2.2'], 'exactly', true],
    [['1.1.1.1'], [], 'exactly', true],
    [[], [], 'all', false],
  ])('%j against %j, %s', (answers, expected, match, good) => {
    expect(faultOf(answers, expected, match) === null).toBe(good);
  });
});
