import * as fc from 'fast-check';
import { AVAILABILITY_CLASSES, type AvailabilityClass, type Timeline } from './availability-class.js';
import { combineTimelines, type CombinationRule } from './combine-timelines.js';

const WINDOW = { fromMs: 0, untilMs: 10 };

/** One timeline over the window of a single class. */
function lasting(name: AvailabilityClass): Timeline {
  return [{ ...WINDOW, class: name }];
}

function combine(rule: CombinationRule, ...names: AvailabilityClass[]) {
  return combineTimelines({ window: WINDOW, timelines: names.map(lasting), rule }).map((span) => span.class);
}

describe('combineTimelines', () => {
  it.each<[AvailabilityClass[], AvailabilityClass, AvailabilityClass]>([
    [['up', 'up'], 'up', 'up'],
    [['up', 'down'], 'down', 'up'],
    [['up', 'degraded'], 'degraded', 'up'],
    [['degraded', 'down'], 'down', 'degraded'],
    [['up', 'unknown'], 'unknown', 'up'],
    [['unknown', 'down'], 'down', 'unknown'],
    [['unknown', 'degraded'], 'degraded', 'unknown'],
    [['unreachable', 'down'], 'down', 'unreachable'],
    [['degraded', 'flapping'], 'flapping', 'degraded'],
    [['maintenance', 'up'], 'maintenance', 'up'],
    [['maintenance', 'down'], 'down', 'maintenance'],
    [['down'], 'down', 'down'],
  ])('makes of %j for all %s and for any %s', (parts, all, any) => {
    expect(combine({ kind: 'all' }, ...parts)).toEqual([all]);
    expect(combine({ kind: 'any' }, ...parts)).toEqual([any]);
  });

  it('takes the k-th best part, and the worst when there are fewer', () => {
    const parts = ['up', 'degraded', 'down'] as const;
    const found = [1, 2, 3, 4].map((k) => combine({ kind: 'k_of_n', k }, ...parts)[0]);
    expect(found).toEqual(['up', 'degraded', 'down', 'down']);
  });

  it('is unknown without parts', () => {
    expect(combine({ kind: 'all' })).toEqual(['unknown']);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %p of n', (k) => {
    expect(() => combine({ kind: 'k_of_n', k }, 'up')).toThrow('k must be a whole number of at least 1');
  });

  it('counts a part only where its timeline reaches', () => {
    const late: Timeline = [{ fromMs: 6, untilMs: 8, class: 'down' }];
    const timelines = [lasting('up'), late];
    expect(combineTimelines({ window: WINDOW, timelines, rule: { kind: 'all' } })).toEqual([
      { fromMs: 0, untilMs: 6, class: 'up' },
      { fromMs: 6, untilMs: 8, class: 'down' },
      { fromMs: 8, untilMs: 10, class: 'up' },
    ]);
    expect(combineTimelines({ window: WINDOW, timelines: [late], rule: { kind: 'all' } })).toEqual([
      { fromMs: 0, untilMs: 6, class: 'unknown' },
      { fromMs: 6, untilMs: 8, class: 'down' },
      { fromMs: 8, untilMs: 10, class: 'unknown' },
    ]);
  });

  it('stays inside the window when parts reach beyond it', () => {
    const wide: Timeline = [
      { fromMs: -5, untilMs: 4, class: 'up' },
      { fromMs: 4, untilMs: 50, class: 'down' },
    ];
    expect(combineTimelines({ window: WINDOW, timelines: [wide], rule: { kind: 'any' } })).toEqual([
      { fromMs: 0, untilMs: 4, class: 'up' },
      { fromMs: 4, untilMs: 10, class: 'down' },
    ]);
  });

  it('agrees at every moment with sorting the parts by hand, and adds up to the window', () => {
    const order = [
      'up',
      'out_of_hours',
      'maintenance',
      'unknown',
      'degraded',
      'flapping',
      'unreachable',
      'down',
    ];
    const part = fc
      .array(fc.constantFrom(...AVAILABILITY_CLASSES), { minLength: 10, maxLength: 10 })
      .map((names) => names.map((name, i) => ({ fromMs: i, untilMs: i + 1, class: name })));
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (timelines, k) => {
          const whole = combineTimelines({ window: WINDOW, timelines, rule: { kind: 'k_of_n', k } });
          expect(whole.reduce((sum, span) => sum + span.untilMs - span.fromMs, 0)).toBe(10);
          for (let at = 0; at < 10; at += 1) {
            const ranks = timelines.map((t) => order.indexOf(t[at]?.class ?? '')).sort((a, b) => a - b);
            const expected = order[ranks[Math.min(k, ranks.length) - 1] ?? -1];
            expect(whole.find((span) => span.fromMs <= at && at < span.untilMs)?.class).toBe(expected);
          }
        },
      ),
    );
  });
});
