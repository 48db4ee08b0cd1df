import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDefinition, OpeningBlock } from '../calendar/calendar-definition.js';
import { InvalidCalendar } from '../calendar/validate-calendar.js';
import { MAX_TARGET_SECONDS, changeTarget, dueInstant } from './due-instant.js';
import { elapsedSeconds } from './elapsed-seconds.js';
import type { Pause, SlaClock } from './sla-clock.js';

const WORKDAY: readonly OpeningBlock[] = [['08:00', '17:00']];
const OFFICE: CalendarDefinition = {
  zone: 'Europe/Amsterdam',
  versions: [{ hours: { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY } }],
  holidays: ['2026-03-05'],
  exceptions: {},
};

function at(text: string) {
  return Temporal.Instant.from(text);
}

function pause(from: string, until: string | null): Pause {
  return { from: at(from), until: until === null ? null : at(until) };
}

function aClock(change: Partial<SlaClock> = {}): SlaClock {
  return {
    calendar: OFFICE,
    start: at('2026-03-03T08:00:00Z'),
    targetSeconds: 14_400,
    pauses: [],
    ...change,
  };
}

function due(change: Partial<SlaClock> = {}) {
  const outcome = dueInstant(aClock(change));
  return outcome.kind === 'due' ? outcome.at.toString() : outcome;
}

function dueMs(clock: SlaClock) {
  const outcome = dueInstant(clock);
  return outcome.kind === 'due' ? outcome.at.epochMilliseconds : Infinity;
}

describe('dueInstant', () => {
  it('is the start for a target of nothing, even while closed or paused', () => {
    expect(due({ targetSeconds: 0, start: at('2026-03-08T12:00:00Z') })).toBe('2026-03-08T12:00:00Z');
    expect(due({ targetSeconds: 0, pauses: [pause('2026-03-01T00:00:00Z', null)] })).toBe(
      '2026-03-03T08:00:00Z',
    );
  });

  it('keeps the milliseconds of the start', () => {
    expect(due({ start: at('2026-03-03T08:00:00.250Z'), targetSeconds: 60 })).toBe('2026-03-03T08:01:00.25Z');
    expect(due({ start: at('2026-03-03T15:59:30.250Z'), targetSeconds: 60 })).toBe('2026-03-04T07:00:30.25Z');
  });

  it('ends a whole day at closing time and one second more after the next opening', () => {
    const start = at('2026-03-03T07:00:00Z');
    expect(due({ start, targetSeconds: 32_400 })).toBe('2026-03-03T16:00:00Z');
    expect(due({ start, targetSeconds: 32_401 })).toBe('2026-03-04T07:00:01Z');
  });

  it('skips a holiday and the weekend', () => {
    expect(due({ start: at('2026-03-04T15:00:00Z'), targetSeconds: 3_600 * 11 })).toBe(
      '2026-03-09T08:00:00Z',
    );
  });

  it('is reached at the very instant an open pause begins', () => {
    const pauses = [pause('2026-03-03T12:00:00Z', null)];
    expect(due({ pauses })).toBe('2026-03-03T12:00:00Z');
    expect(due({ pauses, targetSeconds: 14_401 })).toEqual({ kind: 'paused', remainingSeconds: 1 });
  });

  it('tells what remains while a pause is open, whatever closed pauses came before', () => {
    const pauses = [
      pause('2026-03-04T09:00:00Z', null),
      pause('2026-03-03T09:00:00Z', '2026-03-03T10:00:00Z'),
    ];
    expect(due({ pauses, targetSeconds: 36_000 })).toEqual({ kind: 'paused', remainingSeconds: 3_600 });
  });

  it('rounds what remains up to a whole second', () => {
    const pauses = [pause('2026-03-03T09:00:00.400Z', null)];
    expect(due({ pauses })).toEqual({ kind: 'paused', remainingSeconds: 10_800 });
  });

  it('ignores pauses before the start, of no length, and outside opening hours', () => {
    const pauses = [
      pause('2026-03-01T00:00:00Z', '2026-03-03T08:00:00Z'),
      pause('2026-03-03T09:00:00Z', '2026-03-03T09:00:00Z'),
      pause('2026-03-03T17:00:00Z', '2026-03-04T06:00:00Z'),
    ];
    expect(due({ pauses, targetSeconds: 36_000 })).toBe(due({ targetSeconds: 36_000 }));
  });

  it('holds from the start when a pause was open before it', () => {
    expect(due({ pauses: [pause('2026-03-01T00:00:00Z', '2026-03-03T09:00:00Z')] })).toBe(
      '2026-03-03T13:00:00Z',
    );
    expect(due({ pauses: [pause('2026-03-01T00:00:00Z', null)] })).toEqual({
      kind: 'paused',
      remainingSeconds: 14_400,
    });
  });

  it('refuses a pause that ends before it begins', () => {
    expect(() => due({ pauses: [pause('2026-03-03T10:00:00Z', '2026-03-03T09:00:00Z')] })).toThrow(
      'a pause must end after it begins, got 2026-03-03T10:00:00Z until 2026-03-03T09:00:00Z',
    );
  });

  it('is unreachable, never a loop, when the hours ended', () => {
    const versions = [{ until: '2026-03-04', hours: { 2: WORKDAY } }];
    const calendar = { ...OFFICE, versions };
    expect(due({ calendar })).toBe('2026-03-03T12:00:00Z');
    expect(due({ calendar, targetSeconds: 32_400 })).toEqual({
      kind: 'unreachable',
      reason: 'no_opening_hours',
    });
    const once = { ...OFFICE, versions: [], exceptions: { '2026-03-03': WORKDAY } };
    expect(due({ calendar: once })).toBe('2026-03-03T12:00:00Z');
    expect(due({ calendar: once, start: at('2026-04-01T00:00:00Z') })).toMatchObject({ kind: 'unreachable' });
  });

  it('waits for hours that begin years later', () => {
    const calendar = { ...OFFICE, versions: [{ from: '2030-01-01', hours: { 2: WORKDAY } }] };
    expect(due({ calendar })).toBe('2030-01-01T11:00:00Z');
  });

  it('gives up after a century', () => {
    const calendar = { ...OFFICE, versions: [{ from: '2200-01-01', hours: { 2: WORKDAY } }] };
    expect(due({ calendar })).toMatchObject({ kind: 'unreachable' });
  });

  it('refuses a calendar without hours', () => {
    expect(() => due({ calendar: { ...OFFICE, versions: [] } })).toThrow(InvalidCalendar);
  });

  it.each([-1, 0.5, Number.NaN, Infinity, MAX_TARGET_SECONDS + 1])(
    'refuses a target of %p seconds',
    (targetSeconds) => {
      expect(() => due({ targetSeconds })).toThrow(
        /targetSeconds must be a whole number from 0 to 315576000, got/,
      );
    },
  );
});

describe('changeTarget', () => {
  const clock = aClock({ pauses: [pause('2026-03-03T09:00:00Z', '2026-03-03T10:00:00Z')] });
  const change = { at: at('2026-03-03T14:00:00Z'), targetSeconds: 3_600 };

  it('keeps what has elapsed and every pause from creation, so it may be due in the past', () => {
    const changed = changeTarget(clock, { ...change, policy: 'from_creation' });
    expect(changed.start).toBe(clock.start);
    expect(changed.pauses).toBe(clock.pauses);
    expect(due(changed)).toBe('2026-03-03T09:00:00Z');
  });

  it('counts anew from the change', () => {
    const changed = changeTarget(clock, { ...change, policy: 'from_change' });
    expect(due(changed)).toBe('2026-03-03T15:00:00Z');
  });
});

describe('elapsedSeconds', () => {
  it('counts whole seconds that have passed', () => {
    const clock = aClock({ start: at('2026-03-03T08:00:00.500Z') });
    expect(elapsedSeconds(clock, at('2026-03-03T08:00:02.400Z'))).toBe(1);
    expect(elapsedSeconds(clock, at('2026-03-03T08:00:02.500Z'))).toBe(2);
  });

  it('is nothing at or before the start', () => {
    expect(elapsedSeconds(aClock(), at('2026-03-03T08:00:00Z'))).toBe(0);
    expect(elapsedSeconds(aClock(), at('2026-03-02T08:00:00Z'))).toBe(0);
  });

  it('stands still during an open pause', () => {
    const clock = aClock({ pauses: [pause('2026-03-03T09:00:00Z', null)] });
    expect(elapsedSeconds(clock, at('2026-03-03T08:30:00Z'))).toBe(1_800);
    expect(elapsedSeconds(clock, at('2027-03-03T09:00:00Z'))).toBe(3_600);
  });
});

describe('laws of the clock', () => {
  const START_S = at('2026-03-01T00:00:00Z').epochMilliseconds / 1_000;
  const second = fc.integer({ min: 0, max: 20 * 86_400 });
  const fromSecond = (s: number) => Temporal.Instant.fromEpochMilliseconds((START_S + s) * 1_000);
  const pauses = fc.array(
    fc
      .tuple(second, second)
      .map(([a, b]): Pause => ({ from: fromSecond(Math.min(a, b)), until: fromSecond(Math.max(a, b)) })),
    { maxLength: 5 },
  );

  it('is due exactly when the elapsed seconds first reach the target', () => {
    fc.assert(
      fc.property(second, fc.integer({ min: 1, max: 200_000 }), pauses, (start, targetSeconds, held) => {
        const clock = aClock({ start: fromSecond(start), targetSeconds, pauses: held });
        const outcome = dueInstant(clock);
        if (outcome.kind !== 'due') throw new Error('an office always opens again');
        expect(elapsedSeconds(clock, outcome.at)).toBe(targetSeconds);
        expect(elapsedSeconds(clock, outcome.at.subtract({ seconds: 1 }))).toBe(targetSeconds - 1);
      }),
    );
  });

  it('is additive over split intervals', () => {
    fc.assert(
      fc.property(second, second, second, pauses, (a, b, c, held) => {
        const [start = 0, middle = 0, end = 0] = [a, b, c].sort((x, y) => x - y).map(fromSecond);
        if (start === 0 || middle === 0 || end === 0) throw new Error('three instants');
        const clock = aClock({ start, pauses: held });
        const parts = elapsedSeconds(clock, middle) + elapsedSeconds({ ...clock, start: middle }, end);
        expect(parts).toBe(elapsedSeconds(clock, end));
      }),
    );
  });

  it('never comes earlier for a longer target or another pause', () => {
    fc.assert(
      fc.property(
        second,
        fc.integer({ min: 0, max: 200_000 }),
        pauses,
        pauses,
        (start, targetSeconds, held, more) => {
          const clock = aClock({ start: fromSecond(start), targetSeconds, pauses: held });
          expect(dueMs({ ...clock, targetSeconds: targetSeconds + 1 })).toBeGreaterThan(dueMs(clock));
          expect(dueMs({ ...clock, pauses: [...held, ...more] })).toBeGreaterThanOrEqual(dueMs(clock));
        },
      ),
    );
  });
});
