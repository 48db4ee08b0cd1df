import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EchoRequest } from './echo-driver.js';
import { createFpingDriver } from './fping-driver.js';
import { parseFping } from './parse-fping.js';

const request = (address: string, more: Partial<EchoRequest> = {}): EchoRequest => ({
  address,
  packets: 2,
  periodMs: 10,
  packetTimeoutMs: 100,
  ...more,
});
const never = () => new AbortController().signal;

describe('what fping prints', () => {
  it('is read per address, other lines skipped', () => {
    const output = parseFping(
      [
        'ICMP Host Unreachable from 10.0.0.254 for ICMP Echo sent to 10.0.0.9',
        'ICMP Time Exceeded from 10.0.0.254 for ICMP Echo sent to 10.0.0.8',
        '10.0.0.7: error while sending ping: Network is unreachable',
        '127.0.0.1    : 0.243 0.044 0.038',
        '10.0.0.9     : - - -',
        '2001:db8::1  : 0.1 - 12',
        'something else : entirely',
        '',
      ].join('\n'),
    );
    expect([...output.rttsMs]).toEqual([
      ['127.0.0.1', [0.243, 0.044, 0.038]],
      ['10.0.0.9', [null, null, null]],
      ['2001:db8::1', [0.1, null, 12]],
    ]);
    expect([...output.unreachable]).toEqual(['10.0.0.9', '10.0.0.8']);
    expect([...output.unsendable]).toEqual([['10.0.0.7', 'Network is unreachable']]);
  });
});

describe('batches of fping', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fping-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A program in fping's place that notes its arguments; real fping is tried in the integration spec. */
  async function programThat(does: string): Promise<string> {
    const command = join(folder, 'fping');
    await writeFile(command, `#!/bin/sh\necho "$*" >> "${folder}/calls"\n${does}\n`, { mode: 0o755 });
    return command;
  }
  const calls = async () => (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
  const ANSWERS = `for a in "$@"; do case "$a" in 10.*) echo "$a : 1.5 -" >&2;; esac; done; exit 1`;

  it('hold everything asked within a few milliseconds, each address once', async () => {
    const driver = createFpingDriver({ command: await programThat(ANSWERS) });
    const addresses = ['10.0.0.1', '10.0.0.2', '10.0.0.1'];
    const reports = await Promise.all(addresses.map((address) => driver.echo(request(address), never())));
    for (const report of reports)
      expect(report).toEqual({ ok: true, rttsMs: [1.5, null], unreachable: false });
    expect(await calls()).toEqual(['-q -C 2 -p 10 -t 100 -i 1 10.0.0.1 10.0.0.2']);
  });

  it('are apart for other packets and when they are full', async () => {
    const driver = createFpingDriver({ command: await programThat(ANSWERS), maxAddresses: 2 });
    const requests = ['1', '2', '3'].map((last) => request(`10.0.0.${last}`));
    await Promise.all(
      [...requests, request('10.0.0.4', { packets: 5 })].map((one) => driver.echo(one, never())),
    );
    expect((await calls()).map((call) => call.split(' ').slice(9).join(' ')).sort()).toEqual([
      '10.0.0.1 10.0.0.2',
      '10.0.0.3',
      '10.0.0.4',
    ]);
  });

  it('go on for the others when one is aborted, and end when all are', async () => {
    const driver = createFpingDriver({ command: await programThat(`sleep 0.2; ${ANSWERS}`) });
    const stop = new AbortController();
    const left = driver.echo(request('10.0.0.1'), stop.signal);
    const stays = driver.echo(request('10.0.0.2'), never());
    setTimeout(() => stop.abort(), 50);
    expect(await left).toMatchObject({ ok: false, reason: 'aborted' });
    expect(await stays).toMatchObject({ ok: true });
    const alone = driver.echo(request('10.0.0.3'), AbortSignal.timeout(50));
    const startedMs = performance.now();
    expect(await alone).toMatchObject({ ok: false, reason: 'aborted' });
    expect(performance.now() - startedMs).toBeLessThan(150);
  });

  it.each([
    ['a missing program', null, 'tool_missing'],
    ['missing rights', `echo "fping: can't create socket (must run as root?)" >&2; exit 4`, 'permission'],
    ['wrong arguments', 'echo "usage: fping" >&2; exit 3', 'local_fault'],
    ['a crash', 'kill -9 $$', 'local_fault'],
    ['no line for the address', 'exit 0', 'local_fault'],
    [
      'a packet that cannot be sent',
      'echo "10.0.0.1: error while sending ping: x" >&2; exit 1',
      'local_fault',
    ],
  ])('say %s as a fault of ourselves', async (_what, does, reason) => {
    const command = does === null ? join(folder, 'absent') : await programThat(does);
    const report = await createFpingDriver({ command }).echo(request('10.0.0.1'), never());
    expect(report).toMatchObject({ ok: false, reason });
  });

  it('say what the system refuses to start as a fault of ourselves, and go on living', async () => {
    const driver = createFpingDriver({ command: await programThat(ANSWERS) });
    const longerThanAnArgument = request('1'.repeat(200_000));
    expect(await driver.echo(longerThanAnArgument, never())).toMatchObject({
      ok: false,
      reason: 'local_fault',
      detail: expect.stringContaining('E2BIG'),
    });
  });
});
