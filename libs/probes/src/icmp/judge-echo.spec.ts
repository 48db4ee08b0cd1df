import * as fc from 'fast-check';
import { icmpSettings } from './icmp-settings.js';
import { echoFigures, lossFault } from './judge-echo.js';

describe('the figures of an echo', () => {
  it('are mean, extremes, loss and mean successive difference', () => {
    expect(echoFigures([10, 20, null, 14])).toEqual({
      lossRatio: 0.25,
      rttMs: 44 / 3,
      facts: { lossRatio: 0.25, rttMs: 44 / 3, rttMinMs: 10, rttMaxMs: 20, jitterMs: 8 },
    });
    expect(echoFigures([5])).toEqual({
      lossRatio: 0,
      rttMs: 5,
      facts: { lossRatio: 0, rttMs: 5, rttMinMs: 5, rttMaxMs: 5 },
    });
    expect(echoFigures([null, null])).toEqual({ lossRatio: 1, rttMs: null, facts: { lossRatio: 1 } });
  });

  it('keep the loss in 0..1 and the mean between the extremes', () => {
    const rtts = fc.array(fc.option(fc.double({ min: 0, max: 5_000, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(rtts, (rttsMs) => {
        const { lossRatio, rttMs, facts } = echoFigures(rttsMs);
        expect(lossRatio).toBeGreaterThanOrEqual(0);
        expect(lossRatio).toBeLessThanOrEqual(1);
        if (rttMs === null) return;
        expect(rttMs).toBeGreaterThanOrEqual((facts.rttMinMs ?? 0) - 1e-6);
        expect(rttMs).toBeLessThanOrEqual((facts.rttMaxMs ?? 0) + 1e-6);
      }),
    );
  });
});

describe('the loss of an echo', () => {
  const settings = icmpSettings.parse({ degradedLossRatio: 0.25, failLossRatio: 0.5 });

  it.each([
    [0, false, null],
    [0.2, false, null],
    [0.25, false, { outcome: 'degraded', reason: 'loss' }],
    [0.5, false, { outcome: 'fail', reason: 'loss' }],
    [1, false, { outcome: 'fail', reason: 'timeout' }],
    [1, true, { outcome: 'fail', reason: 'unreachable' }],
  ])('of %d (unreachable: %s) gives %j', (lossRatio, unreachable, fault) => {
    expect(lossFault({ lossRatio }, settings, unreachable)).toEqual(fault);
  });

  it('has limits in the right order', () => {
    expect(
      icmpSettings.safeParse({ degradedLossRatio: 0.6, failLossRatio: 0.5 }).error?.issues,
    ).toMatchObject([{ path: ['degradedLossRatio'] }]);
  });
});
