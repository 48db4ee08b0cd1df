import { createOutboundPolicy } from '@peil/platform';
import { echoFault, type EchoDriver, type EchoReport, type EchoRequest } from './echo-driver.js';
import { createFirstUsableDriver } from './first-usable-driver.js';
import { createIcmpProbe } from './icmp-probe.js';
import { icmpSettings } from './icmp-settings.js';
import { createPingDriver } from './ping-driver.js';

const policy = createOutboundPolicy();
const never = () => new AbortController().signal;

function driverThat(answer: (request: EchoRequest) => EchoReport) {
  const asked: EchoRequest[] = [];
  const driver: EchoDriver = {
    echo: async (request) => {
      asked.push(request);
      return answer(request);
    },
  };
  return { driver, asked };
}

const back = (...rttsMs: (number | null)[]): EchoReport => ({ ok: true, rttsMs, unreachable: false });

async function run(driver: EchoDriver, settings: object = {}, timeoutMs = 2_000) {
  const request = { target: '10.0.0.1', settings: icmpSettings.parse(settings), timeoutMs };
  return createIcmpProbe(driver).run(request, { policy, signal: never() });
}

describe('the icmp probe', () => {
  it.each([
    [back(1, 2, 3), {}, 'ok', null],
    [back(1, null, 3), {}, 'degraded', 'loss'],
    [back(null, null, 3), { failLossRatio: 0.5 }, 'fail', 'loss'],
    [back(null, null, null), {}, 'fail', 'timeout'],
    [back(100, 200, 300), { degradedMs: 150 }, 'degraded', 'slow'],
    [back(100, 200, 300), { degradedMs: 150, failMs: 199 }, 'fail', 'slow'],
    [echoFault('tool_missing', 'x'), {}, 'unknown', 'tool_missing'],
    [echoFault('permission', 'x'), {}, 'unknown', 'permission'],
    [echoFault('local_fault', 'x'), {}, 'unknown', 'local_fault'],
  ])('makes of %j with %j: %s, %s', async (report, settings, outcome, reason) => {
    expect(await run(driverThat(() => report).driver, settings)).toMatchObject({ outcome, reason });
  });

  it('has the mean round trip as its duration', async () => {
    const result = await run(driverThat(() => back(10, 20, 60)).driver);
    expect(result).toMatchObject({
      durationMs: 30,
      facts: { rttMs: 30, rttMinMs: 10, rttMaxMs: 60, jitterMs: 25 },
    });
  });

  it.each([
    [2_000, { packets: 3, periodMs: 200 }],
    [500, { packets: 5, periodMs: 1_000 }],
    [200, { packets: 1 }],
    [1_000, { packets: 20, periodMs: 5_000 }],
  ])('asks for no more than fits in %i ms: %j', async (timeoutMs, settings) => {
    const { driver, asked } = driverThat(() => back(1));
    await run(driver, settings, timeoutMs);
    const [request] = asked;
    const lastsMs =
      ((request?.packets ?? 0) - 1) * (request?.periodMs ?? 0) + (request?.packetTimeoutMs ?? 0);
    expect(lastsMs).toBeLessThan(timeoutMs);
    expect(request?.packets).toBe(settings.packets);
  });

  it('does not blame the target when the program never ends', async () => {
    const stuck: EchoDriver = { echo: () => new Promise(() => undefined) };
    expect(await run(stuck, {}, 100)).toMatchObject({ outcome: 'unknown', reason: 'local_fault' });
  });
});

describe('the first driver that works', () => {
  const request: EchoRequest = { address: '10.0.0.1', packets: 1, periodMs: 10, packetTimeoutMs: 50 };

  it('is used, and one that is missing is left alone for a while', async () => {
    const missing = driverThat(() => echoFault('tool_missing', 'fping is not installed'));
    const works = driverThat(() => back(1));
    const driver = createFirstUsableDriver([missing.driver, works.driver]);
    expect(await driver.echo(request, never())).toEqual(back(1));
    expect(await driver.echo(request, never())).toEqual(back(1));
    expect(missing.asked).toHaveLength(1);
    expect(works.asked).toHaveLength(2);
  });

  it('says what is missing when none works, also the second time', async () => {
    const driver = createFirstUsableDriver([
      driverThat(() => echoFault('permission', 'fping may not')).driver,
      driverThat(() => echoFault('tool_missing', 'no ping')).driver,
    ]);
    const said = { ok: false, reason: 'permission', detail: 'fping may not; no ping' };
    expect(await driver.echo(request, never())).toEqual(said);
    expect(await driver.echo(request, never())).toEqual(said);
  });
});

const pingReply = (more: object) => ({
  inputHost: '10.0.0.1',
  host: '10.0.0.1',
  alive: true,
  output: '',
  time: 1,
  times: [1, 2],
  min: '1',
  max: '2',
  avg: '1.5',
  stddev: '0',
  packetLoss: '33',
  ...more,
});

describe('the ping program', () => {
  const request: EchoRequest = { address: '10.0.0.1', packets: 3, periodMs: 200, packetTimeoutMs: 1_000 };
  const withReply = (more: object) =>
    createPingDriver({ probe: async () => pingReply(more) }).echo(request, never());

  it('counts the packets that did not come back', async () => {
    expect(await withReply({})).toEqual(back(1, 2, null));
  });

  it.each([
    ['ping: socket: Operation not permitted', 'permission'],
    ['ping: connect: Network is unreachable', 'local_fault'],
  ])('knows its own fault from "%s"', async (output, reason) => {
    expect(await withReply({ output, alive: false, times: [] })).toMatchObject({ ok: false, reason });
  });

  it('is missing when it cannot be started', async () => {
    const driver = createPingDriver({
      probe: () => Promise.reject(new Error('ping.probe: no such program')),
    });
    expect(await driver.echo(request, never())).toMatchObject({ ok: false, reason: 'tool_missing' });
  });

  it('is not waited for after an abort', async () => {
    const driver = createPingDriver({ probe: () => new Promise(() => undefined) });
    expect(await driver.echo(request, AbortSignal.timeout(20))).toMatchObject({ reason: 'aborted' });
  });
});
