import * as fc from 'fast-check';
import { CHECK_STATES } from '../check-state/check-state.js';
import { AVAILABILITY_CLASSES, type ClassSpan, type Timeline } from './availability-class.js';
import { availabilityRatio } from './availability-ratio.js';
import {
  classDurationsMs,
  clipTimeline,
  foldTimeline,
  sinceFirstMeasured,
  type ClassOverlay,
} from './timeline.js';

const WINDOW = { fromMs: 100, untilMs: 200 };

function text(timeline: Timeline) {
  return timeline.map((span) => `${span.fromMs} ${span.class}`).join(', ');
}

function total(timeline: Timeline) {
  return Object.values(classDurationsMs(timeline)).reduce((sum, ms) => sum + ms, 0);
}

describe('foldTimeline', () => {
  it('is unknown as long as nobody measured', () => {
    expect(foldTimeline({ window: WINDOW, changes: [] })).toEqual([{ ...WINDOW, class: 'unknown' }]);
    expect(text(foldTimeline({ window: WINDOW, changes: [{ atMs: 150, state: 'up' }] }))).toBe(
      '100 unknown, 150 up',
    );
  });

  it('starts with the last change before the window and ends with the window', () => {
    const changes = [
      { atMs: 10, state: 'up' as const },
      { atMs: 90, state: 'down' as const },
      { atMs: 160, state: 'degraded' as const },
      { atMs: 200, state: 'up' as const },
    ];
    expect(foldTimeline({ window: WINDOW, changes })).toEqual([
      { fromMs: 100, untilMs: 160, class: 'down' },
      { fromMs: 160, untilMs: 200, class: 'degraded' },
    ]);
  });

  it('is empty for an empty window', () => {
    const changes = [{ atMs: 50, state: 'up' as const }];
    expect(foldTimeline({ window: { fromMs: 100, untilMs: 100 }, changes })).toEqual([]);
  });

  it('joins changes that change nothing and drops those that last no time', () => {
    const changes = (['up', 'up', 'down', 'up'] as const).map((state, i) => ({
      atMs: i < 2 ? 100 + i : 120,
      state,
    }));
    expect(text(foldTimeline({ window: WINDOW, changes }))).toBe('100 up');
  });

  it.each<[ClassOverlay['class'], string]>([
    ['out_of_hours', '100 unknown, 110 out_of_hours, 190 up'],
    ['maintenance', '100 unknown, 110 maintenance, 190 up'],
    ['unreachable', '100 unknown, 110 unreachable, 190 up'],
    ['flapping', '100 unknown, 110 flapping, 130 down, 150 flapping, 190 up'],
  ])('lets %s cover weaker classes only', (name, expected) => {
    const changes = [
      { atMs: 110, state: 'up' as const },
      { atMs: 130, state: 'down' as const },
      { atMs: 150, state: 'degraded' as const },
      { atMs: 170, state: 'up' as const },
    ];
    const overlays = [{ class: name, windows: [{ fromMs: 0, untilMs: 190 }] }];
    expect(text(foldTimeline({ window: WINDOW, changes, overlays }))).toBe(expected);
  });

  it('lets the stronger of two overlays count, in whatever order they come', () => {
    const maintenance = { class: 'maintenance' as const, windows: [{ fromMs: 120, untilMs: 160 }] };
    const outOfHours = { class: 'out_of_hours' as const, windows: [{ fromMs: 140, untilMs: 180 }] };
    const changes = [{ atMs: 100, state: 'down' as const }];
    for (const overlays of [
      [maintenance, outOfHours],
      [outOfHours, maintenance],
    ]) {
      expect(text(foldTimeline({ window: WINDOW, changes, overlays }))).toBe(
        '100 down, 120 maintenance, 140 out_of_hours, 180 down',
      );
    }
  });
});

describe('sinceFirstMeasured', () => {
  it('leaves out only the unknown time before the first measurement', () => {
    const spans = (['unknown', 'up', 'unknown'] as const).map((name, i): ClassSpan => ({
      fromMs: i * 10,
      untilMs: i * 10 + 10,
      class: name,
    }));
    expect(text(sinceFirstMeasured(spans))).toBe('10 up, 20 unknown');
    expect(sinceFirstMeasured(spans.slice(0, 1))).toEqual([]);
    expect(sinceFirstMeasured([])).toEqual([]);
  });
});

const instant = fc.integer({ min: 0, max: 1_000 });
const changes = fc
  .array(fc.record({ atMs: instant, state: fc.constantFrom(...CHECK_STATES) }), { maxLength: 20 })
  .map((list) => list.toSorted((a, b) => a.atMs - b.atMs));
const overlays = fc.array(
  fc.record({
    class: fc.constantFrom(
      'out_of_hours' as const,
      'maintenance' as const,
      'unreachable' as const,
      'flapping' as const,
    ),
    windows: fc.array(
      fc.tuple(instant, instant).map(([a, b]) => ({ fromMs: Math.min(a, b), untilMs: Math.max(a, b) })),
    ),
  }),
  { maxLength: 5 },
);
const bounds = fc
  .tuple(instant, instant, instant)
  .map((list) => list.toSorted((a, b) => a - b))
  .map(([a = 0, b = 0, c = 0]) => ({ fromMs: a, middleMs: b, untilMs: c + 1 }));

describe('laws of availability', () => {
  it('adds up to the window to the millisecond, without hole or overlap', () => {
    fc.assert(
      fc.property(bounds, changes, overlays, ({ fromMs, untilMs }, list, covers) => {
        const timeline = foldTimeline({ window: { fromMs, untilMs }, changes: list, overlays: covers });
        expect(total(timeline)).toBe(untilMs - fromMs);
        let reachedMs = fromMs;
        for (const [i, span] of timeline.entries()) {
          expect(span.fromMs).toBe(reachedMs);
          expect(span.class).not.toBe(timeline[i - 1]?.class);
          reachedMs = span.untilMs;
        }
        expect(reachedMs).toBe(untilMs);
      }),
    );
  });

  it('is additive: two parts of a window together are the whole', () => {
    fc.assert(
      fc.property(bounds, changes, overlays, ({ fromMs, middleMs, untilMs }, list, covers) => {
        const fold = (window: { fromMs: number; untilMs: number }) =>
          classDurationsMs(foldTimeline({ window, changes: list, overlays: covers }));
        const [first, second] = [fold({ fromMs, untilMs: middleMs }), fold({ fromMs: middleMs, untilMs })];
        const whole = fold({ fromMs, untilMs });
        for (const name of AVAILABILITY_CLASSES) expect(first[name] + second[name]).toBe(whole[name]);
      }),
    );
  });

  it('gives each moment the strongest class that holds', () => {
    fc.assert(
      fc.property(changes, overlays, instant, (list, covers, atMs) => {
        const timeline = foldTimeline({
          window: { fromMs: 0, untilMs: 1_001 },
          changes: list,
          overlays: covers,
        });
        const state = list.findLast((change) => change.atMs <= atMs)?.state ?? 'unknown';
        const holding = covers.filter((c) => c.windows.some((w) => w.fromMs <= atMs && atMs < w.untilMs));
        const all = [state, ...holding.map((c) => c.class)];
        const strongest = AVAILABILITY_CLASSES.find((name) => all.includes(name));
        expect(timeline.find((s) => s.fromMs <= atMs && atMs < s.untilMs)?.class).toBe(strongest);
      }),
    );
  });

  it('clips to the same as folding the smaller window', () => {
    fc.assert(
      fc.property(bounds, changes, overlays, ({ fromMs, middleMs, untilMs }, list, covers) => {
        const whole = foldTimeline({ window: { fromMs, untilMs }, changes: list, overlays: covers });
        const part = { fromMs, untilMs: middleMs };
        const clipped = clipTimeline(whole, part);
        expect(clipped).toEqual(
          fromMs === middleMs ? [] : foldTimeline({ window: part, changes: list, overlays: covers }),
        );
      }),
    );
  });

  it('has a ratio in [0, 1], or none when nothing counts', () => {
    fc.assert(
      fc.property(bounds, changes, overlays, ({ fromMs, untilMs }, list, covers) => {
        const durations = classDurationsMs(
          foldTimeline({ window: { fromMs, untilMs }, changes: list, overlays: covers }),
        );
        const ratio = availabilityRatio(durations);
        const counted = untilMs - fromMs - durations.unknown - durations.out_of_hours - durations.maintenance;
        expect(ratio === null).toBe(counted === 0);
        if (ratio !== null) expect(ratio >= 0 && ratio <= 1).toBe(true);
      }),
    );
  });
});
