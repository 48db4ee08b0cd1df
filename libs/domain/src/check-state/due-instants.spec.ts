import * as fc from 'fast-check';
import { dueInstants, phaseMs } from './due-instants.js';
import { hashText } from './hash-text.js';

const INTERVAL_MS = 20_000;
const START_MS = 1_772_000_000_000;

describe('hashText', () => {
  it('never changes, since the rhythm of every check hangs on it', () => {
    expect(['', 'a', 'b', 'check-1', 'Loppersum é'].map(hashText)).toEqual([
      2_872_998_923, 444_641_715, 2_193_908_274, 2_792_651_878, 663_397_148,
    ]);
  });
});

describe('dueInstants', () => {
  it('repeats on absolute time at the interval, from the phase of the check', () => {
    const phase = phaseMs('c1', INTERVAL_MS);
    const found = dueInstants('c1', INTERVAL_MS, { fromMs: START_MS, untilMs: START_MS + 60_000 });
    expect(found).toHaveLength(3);
    for (const at of found) expect(at % INTERVAL_MS).toBe(phase);
    expect(found.map((at) => at - (found[0] ?? 0))).toEqual([0, 20_000, 40_000]);
  });

  it('takes the start of the window and leaves its end', () => {
    const [at = 0] = dueInstants('c1', INTERVAL_MS, { fromMs: START_MS, untilMs: START_MS + INTERVAL_MS });
    expect(dueInstants('c1', INTERVAL_MS, { fromMs: at, untilMs: at + INTERVAL_MS })).toEqual([at]);
    expect(dueInstants('c1', INTERVAL_MS, { fromMs: at + 1, untilMs: at + INTERVAL_MS })).toEqual([]);
  });

  it('finds every instant once when a stretch is cut into windows', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 1, max: 90_000 }),
        fc.integer({ min: 0, max: 300_000 }),
        fc.integer({ min: 0, max: 300_000 }),
        (id, intervalMs, first, second) => {
          const [middle, end] = [START_MS + first, START_MS + first + second];
          const whole = dueInstants(id, intervalMs, { fromMs: START_MS, untilMs: end });
          const parts = [
            ...dueInstants(id, intervalMs, { fromMs: START_MS, untilMs: middle }),
            ...dueInstants(id, intervalMs, { fromMs: middle, untilMs: end }),
          ];
          expect(parts).toEqual(whole);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses an interval of %p ms', (intervalMs) => {
    expect(() => phaseMs('c1', intervalMs)).toThrow(/intervalMs must be a positive whole number/);
  });

  it.each(['check-%', 'site-a/service-%', '00000000-0000-4000-8000-%'])(
    'spreads 2,000 ids like %p so that the busiest second stays under 1.5 times the mean',
    (pattern) => {
      const perSecond = Array.from({ length: 20 }, () => 0);
      for (let i = 0; i < 2_000; i += 1) {
        const id = pattern.replace('%', String(i).padStart(12, '0'));
        const second = Math.floor(phaseMs(id, INTERVAL_MS) / 1_000);
        perSecond[second] = (perSecond[second] ?? 0) + 1;
      }
      expect(Math.max(...perSecond)).toBeLessThanOrEqual(150);
    },
  );
});
