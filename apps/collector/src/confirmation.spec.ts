import { dueInstants } from '@peil/domain';
import { extendBadRun, nextConfirmationMs } from './confirmation.js';

const check = {
  id: '7b1f9d0e-0000-4000-8000-000000000001',
  intervalMs: 60_000,
  retryIntervalMs: 10_000,
  confirmations: 3,
};
const [dueMs = 0] = dueInstants(check.id, check.intervalMs, { fromMs: 0, untilMs: 60_000 });

describe('confirmation', () => {
  it('probes again at the retry interval until the failure is confirmed', () => {
    const once = extendBadRun(null, 'fail');
    const twice = extendBadRun(once, 'fail');
    const thrice = extendBadRun(twice, 'fail');
    const at = { dueMs, nowMs: dueMs + 200 };
    expect(nextConfirmationMs(check, once, at)).toBe(dueMs + 10_000);
    expect(nextConfirmationMs(check, twice, at)).toBe(dueMs + 10_000);
    expect(nextConfirmationMs(check, thrice, at)).toBeNull();
  });

  it('stops when the target answers, and starts over when degraded becomes fail', () => {
    expect(extendBadRun({ outcome: 'fail', count: 2 }, 'ok')).toBeNull();
    expect(extendBadRun({ outcome: 'degraded', count: 2 }, 'fail')).toEqual({ outcome: 'fail', count: 1 });
    expect(nextConfirmationMs(check, null, { dueMs, nowMs: dueMs })).toBeNull();
  });

  it('learns nothing from a sample that nobody could judge', () => {
    const run = { outcome: 'fail', count: 1 } as const;
    expect(extendBadRun(run, 'unknown')).toBe(run);
  });

  it('keeps to the retry rhythm after a probe that took longer than it', () => {
    const run = extendBadRun(null, 'fail');
    expect(nextConfirmationMs(check, run, { dueMs, nowMs: dueMs + 25_000 })).toBe(dueMs + 30_000);
  });

  it('leaves it to the regular probe when that comes first or at the same instant', () => {
    const run = extendBadRun(null, 'fail');
    const at = { dueMs, nowMs: dueMs };
    expect(nextConfirmationMs({ ...check, retryIntervalMs: 60_000 }, run, at)).toBeNull();
    expect(nextConfirmationMs(check, run, { dueMs: dueMs + 50_000, nowMs: dueMs + 50_000 })).toBeNull();
  });
});
