import { Temporal } from 'temporal-polyfill';
import type { CalendarDefinition, OpeningBlock } from './calendar-definition.js';
import { openIntervals } from './open-intervals.js';

const WORKWEEK: readonly OpeningBlock[] = [['08:00', '17:00']];

function calendarOf(change: Partial<CalendarDefinition> = {}): CalendarDefinition {
  return {
    zone: 'Europe/Amsterdam',
    versions: [{ hours: { 1: WORKWEEK, 2: WORKWEEK, 3: WORKWEEK, 4: WORKWEEK, 5: WORKWEEK } }],
    holidays: [],
    exceptions: {},
    ...change,
  };
}

function everyDay(...blocks: OpeningBlock[]): CalendarDefinition['versions'] {
  return [{ hours: { 1: blocks, 2: blocks, 3: blocks, 4: blocks, 5: blocks, 6: blocks, 7: blocks } }];
}

/** Intervals as "from/until" in UTC minutes of the year. */
function intervals(calendar: CalendarDefinition, from: string, until: string) {
  const range = [Temporal.Instant.from(`${from}Z`), Temporal.Instant.from(`${until}Z`)] as const;
  return [...openIntervals(calendar, ...range)].map(
    (open) => `${open.from.toString().slice(5, 16)}/${open.until.toString().slice(5, 16)}`,
  );
}

describe('openIntervals', () => {
  it('gives the hours of the zone as instants, clipped to what is asked', () => {
    expect(intervals(calendarOf(), '2026-03-06T08:00', '2026-03-10T07:30')).toEqual([
      '03-06T08:00/03-06T16:00',
      '03-09T07:00/03-09T16:00',
      '03-10T07:00/03-10T07:30',
    ]);
  });

  it('is half-open: nothing at the instant of closing, something at the instant of opening', () => {
    expect(intervals(calendarOf(), '2026-03-03T16:00', '2026-03-04T07:00')).toEqual([]);
    expect(intervals(calendarOf(), '2026-03-03T07:00', '2026-03-03T07:01')).toEqual([
      '03-03T07:00/03-03T07:01',
    ]);
  });

  it('is empty for an empty or turned range', () => {
    expect(intervals(calendarOf(), '2026-03-03T09:00', '2026-03-03T09:00')).toEqual([]);
    expect(intervals(calendarOf(), '2026-03-04T09:00', '2026-03-03T09:00')).toEqual([]);
  });

  it('is worked out as it is asked for', () => {
    const endless = openIntervals(
      calendarOf(),
      Temporal.Instant.from('2026-03-03T00:00Z'),
      Temporal.Instant.from('+012026-03-03T00:00Z'),
    );
    expect(endless.next().value?.date).toBe('2026-03-03');
  });

  it('closes on a holiday and lets an exception replace a day, a holiday too', () => {
    const calendar = calendarOf({
      holidays: ['2026-12-25', '2026-12-26'],
      exceptions: { '2026-12-24': [['08:00', '12:00']], '2026-12-26': [['10:00', '11:00']] },
    });
    expect(intervals(calendar, '2026-12-24T00:00', '2026-12-28T00:00')).toEqual([
      '12-24T07:00/12-24T11:00',
      '12-26T09:00/12-26T10:00',
    ]);
  });

  it('lets a night that began before a holiday run on into it, and begins none on it', () => {
    const calendar = calendarOf({ versions: everyDay(['22:00', '30:00']), holidays: ['2026-12-25'] });
    expect(intervals(calendar, '2026-12-24T12:00', '2026-12-27T00:00')).toEqual([
      '12-24T21:00/12-25T05:00',
      '12-26T21:00/12-27T00:00',
    ]);
  });

  it('counts time once where a long block runs into the next day', () => {
    const calendar = calendarOf({ versions: everyDay(['00:00', '48:00']) });
    expect(intervals(calendar, '2026-03-03T12:00', '2026-03-05T00:00')).toEqual([
      '03-03T12:00/03-03T23:00',
      '03-03T23:00/03-04T23:00',
      '03-04T23:00/03-05T00:00',
    ]);
  });

  it('finds a block that opened two local days ago, west of Greenwich too', () => {
    const exceptions = { '2026-03-03': [['00:00', '48:00'] as const] };
    const calendar = calendarOf({ zone: 'Pacific/Honolulu', versions: [], exceptions });
    expect(intervals(calendar, '2026-03-05T09:00', '2026-03-06T00:00')).toEqual(['03-05T09:00/03-05T10:00']);
  });

  it('changes hours on the local date a version begins', () => {
    const calendar = calendarOf({
      versions: [
        { until: '2026-06-02', hours: { 1: [['08:00', '17:00']], 2: [['08:00', '17:00']] } },
        {
          from: '2026-06-02',
          until: '2026-06-08',
          hours: { 1: [['07:00', '19:00']], 2: [['07:00', '19:00']] },
        },
      ],
    });
    expect(intervals(calendar, '2026-06-01T00:00', '2027-01-01T00:00')).toEqual([
      '06-01T06:00/06-01T15:00',
      '06-02T05:00/06-02T17:00',
    ]);
  });

  it('tells the date and the version each interval comes from', () => {
    const calendar = calendarOf({
      versions: [
        { until: '2026-06-01', hours: {} },
        { from: '2026-06-01', hours: { 1: [['22:00', '26:00']] } },
      ],
    });
    const range = ['2026-06-01T22:30Z', '2026-06-02T00:00Z'].map((text) => Temporal.Instant.from(text));
    const [from, until] = range;
    if (!from || !until) throw new Error('no range');
    expect([...openIntervals(calendar, from, until)]).toMatchObject([
      { date: '2026-06-01', versionIndex: 1 },
    ]);
  });

  it('opens later when the wall-clock time does not exist', () => {
    const calendar = calendarOf({ versions: everyDay(['02:30', '06:00']) });
    expect(intervals(calendar, '2026-03-29T00:00', '2026-03-29T12:00')).toEqual(['03-29T01:30/03-29T04:00']);
  });

  it('closes at the first of two equal wall-clock times', () => {
    const calendar = calendarOf({ versions: everyDay(['22:00', '26:30']) });
    expect(intervals(calendar, '2026-10-24T12:00', '2026-10-25T12:00')).toEqual(['10-24T20:00/10-25T00:30']);
  });

  it('swallows a block that the clock jumps over and joins blocks the jump lays over each other', () => {
    const calendar = calendarOf({ versions: everyDay(['02:30', '03:30'], ['03:30', '03:45']) });
    expect(intervals(calendar, '2026-03-29T00:00', '2026-03-29T12:00')).toEqual(['03-29T01:30/03-29T01:45']);
    const shifted = calendarOf({ versions: everyDay(['02:10', '02:50'], ['03:00', '03:20']) });
    expect(intervals(shifted, '2026-03-29T00:00', '2026-03-29T12:00')).toEqual([
      '03-29T01:00/03-29T01:20',
      '03-29T01:20/03-29T01:50',
    ]);
  });

  it('gives a day of 23 hours in spring and of 25 in autumn to a desk that never closes', () => {
    const calendar = calendarOf({ versions: everyDay(['00:00', '24:00']) });
    expect(intervals(calendar, '2026-03-28T23:00', '2026-03-29T22:00')).toEqual(['03-28T23:00/03-29T22:00']);
    expect(intervals(calendar, '2026-10-24T22:00', '2026-10-25T23:00')).toEqual(['10-24T22:00/10-25T23:00']);
  });
});
