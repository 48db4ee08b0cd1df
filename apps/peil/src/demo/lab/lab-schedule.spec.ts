import * as fc from 'fast-check';
import { outageAt, outagePlans } from './lab-plan.js';
import { createLabSchedule } from './lab-schedule.js';
import type { LabServer } from './lab-server.js';
import { WEB_SERVERS } from './http-servers.js';

/** Runs what is due when time is moved. */
function handTimer() {
  let nowMs = 0;
  let waiting: { atMs: number; run: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    after: (delayMs: number, run: () => void) => {
      const entry = { atMs: nowMs + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    forward: (ms: number) => {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = waiting.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        waiting = waiting.filter((other) => other !== next);
        nowMs = next.atMs;
        next.run();
      }
      nowMs = untilMs;
    },
  };
}

function recordingServer(name: string, log: string[]): LabServer {
  const note = (what: string) => async () => {
    log.push(what);
  };
  return {
    name,
    kind: 'http',
    target: '',
    settings: {},
    starts: 'ok',
    fail: note('fail'),
    heal: note('heal'),
  };
}

describe('the schedule of the lab', () => {
  const plan = { server: 'a', firstMs: 100, everyMs: 1_000, lastsMs: 200 };

  it('breaks and mends a server at the planned moments, until it is stopped', () => {
    const log: string[] = [];
    const timer = handTimer();
    const servers = [recordingServer('a', log), recordingServer('b', ['never'])];
    const schedule = createLabSchedule({ servers, plans: [plan], timer, onFault: () => undefined });
    schedule.start();
    expect(log).toEqual(['heal']);
    timer.forward(100);
    expect(log).toEqual(['heal', 'fail']);
    timer.forward(199);
    expect(log).toHaveLength(2);
    timer.forward(1);
    expect(log).toEqual(['heal', 'fail', 'heal']);
    timer.forward(1_000);
    expect(log).toEqual(['heal', 'fail', 'heal', 'fail', 'heal']);
    schedule.stop();
    timer.forward(10_000);
    expect(log).toHaveLength(5);
  });

  it('reports a server that cannot be broken and goes on', async () => {
    const faults: string[] = [];
    const timer = handTimer();
    const log: string[] = [];
    const stubborn = { ...recordingServer('a', log), fail: () => Promise.reject(new Error('no')) };
    createLabSchedule({
      servers: [stubborn],
      plans: [plan],
      timer,
      onFault: (server) => faults.push(server),
    }).start();
    timer.forward(1_500);
    await Promise.resolve();
    expect(faults).toEqual(['a', 'a']);
    expect(log).toEqual(['heal', 'heal', 'heal']);
  });

  it('is the same for the same seed, differs for another, and names servers that exist', () => {
    expect(outagePlans(7)).toEqual(outagePlans(7));
    expect(outagePlans(7)).not.toEqual(outagePlans(8));
    const web = WEB_SERVERS.map(({ name }) => name);
    for (const { server } of outagePlans(7)) expect([...web, 'tcp-echo', 'mail', 'dns']).toContain(server);
  });

  it('shows a failure within 90 seconds, and never one that does not end', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const plans = outagePlans(seed);
        expect(Math.min(...plans.map(({ firstMs }) => firstMs))).toBeLessThan(90_000);
        for (const { lastsMs, everyMs } of plans) expect(lastsMs).toBeLessThan(everyMs);
      }),
    );
  });

  it('says the same after the announced change as at it', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (elapsedMs) => {
        const { failing, changesInMs } = outageAt(plan, elapsedMs);
        expect(changesInMs).toBeGreaterThan(0);
        expect(outageAt(plan, elapsedMs + changesInMs - 1).failing).toBe(failing);
        expect(outageAt(plan, elapsedMs + changesInMs).failing).toBe(!failing);
      }),
    );
  });
});
