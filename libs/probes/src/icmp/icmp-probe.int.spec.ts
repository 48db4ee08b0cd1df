import { tryProbe } from '@peil/test/lab/try-probe.js';
import { createFpingDriver } from './fping-driver.js';

describe('fping on this machine', () => {
  it('measures loopback', async () => {
    const result = await tryProbe('icmp', '127.0.0.1', { packets: 3, periodMs: 20 });
    expect(result).toMatchObject({ outcome: 'ok', reason: null, facts: { lossRatio: 0 } });
    expect(result.facts?.rttMs).toBeGreaterThan(0);
    expect(result.facts?.rttMs).toBeLessThan(100);
    expect(result.durationMs).toBe(result.facts?.rttMs);
  });

  it('fails on an address that never answers, before the deadline', async () => {
    const startedMs = performance.now();
    const result = await tryProbe('icmp', '192.0.2.254', { packets: 2, periodMs: 50 }, 800);
    expect(result).toMatchObject({ outcome: 'fail', facts: { lossRatio: 1 } });
    expect(performance.now() - startedMs).toBeLessThan(800);
  });

  it('takes 300 loopback addresses in one batch', async () => {
    const driver = createFpingDriver();
    const reports = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        driver.echo(
          { address: `127.0.1.${(index % 250) + 1}`, packets: 2, periodMs: 100, packetTimeoutMs: 500 },
          new AbortController().signal,
        ),
      ),
    );
    const back = reports.flatMap((report) => (report.ok ? report.rttsMs : [null]));
    expect(back).toHaveLength(600);
    expect(back.filter((rtt) => rtt === null)).toHaveLength(0);
  });
});
