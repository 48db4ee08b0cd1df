import { Temporal } from 'temporal-polyfill';
import { AVAILABILITY_CLASSES, type Timeline } from './availability-class.js';
import { dayBars, localDays } from './day-bars.js';
import { classDurationsMs } from './timeline.js';

const HOUR_MS = 3_600_000;

function ms(text: string) {
  return Temporal.Instant.from(text).epochMilliseconds;
}

describe('localDays', () => {
  it('has 23 hours in spring and 25 in autumn, and days that touch', () => {
    const spring = localDays('2026-03-28', 3, 'Europe/Amsterdam');
    expect(spring.map((day) => [day.date, (day.untilMs - day.fromMs) / HOUR_MS])).toEqual([
      ['2026-03-28', 24],
      ['2026-03-29', 23],
      ['2026-03-30', 24],
    ]);
    const autumn = localDays('2026-10-24', 3, 'Europe/Amsterdam');
    expect(autumn.map((day) => (day.untilMs - day.fromMs) / HOUR_MS)).toEqual([24, 25, 24]);
    expect(autumn[0]?.untilMs).toBe(autumn[1]?.fromMs);
  });

  it('begins a day whose midnight does not exist at its first moment', () => {
    const [day] = localDays('2026-04-24', 1, 'Africa/Cairo');
    expect(day && [day.fromMs, (day.untilMs - day.fromMs) / HOUR_MS]).toEqual([ms('2026-04-23T22:00Z'), 23]);
  });
});

describe('dayBars', () => {
  const timeline: Timeline = [
    { fromMs: ms('2026-03-28T10:00Z'), untilMs: ms('2026-03-28T22:00Z'), class: 'up' },
    { fromMs: ms('2026-03-28T22:00Z'), untilMs: ms('2026-03-29T10:00Z'), class: 'down' },
    { fromMs: ms('2026-03-29T10:00Z'), untilMs: ms('2026-03-30T22:00Z'), class: 'up' },
  ];
  const bars = dayBars(timeline, localDays('2026-03-27', 5, 'Europe/Amsterdam'));

  it('cuts a span at local midnight', () => {
    expect(
      bars.map((bar) => [bar.date, bar.durationsMs.up / HOUR_MS, bar.durationsMs.down / HOUR_MS]),
    ).toEqual([
      ['2026-03-27', 0, 0],
      ['2026-03-28', 12, 1],
      ['2026-03-29', 12, 11],
      ['2026-03-30', 24, 0],
      ['2026-03-31', 0, 0],
    ]);
  });

  it('gives the ratio of each day and none for a day without measurements', () => {
    expect(bars.map((bar) => bar.ratio)).toEqual([null, 12 / 13, 12 / 23, 1, null]);
  });

  it('adds up to the whole timeline', () => {
    const whole = classDurationsMs(timeline);
    for (const name of AVAILABILITY_CLASSES) {
      expect(bars.reduce((sum, bar) => sum + bar.durationsMs[name], 0)).toBe(whole[name]);
    }
  });

  it('leaves out what lies before the first day', () => {
    const [first] = dayBars(timeline, localDays('2026-03-30', 1, 'Europe/Amsterdam'));
    expect(first && [first.durationsMs.up / HOUR_MS, first.durationsMs.down]).toEqual([24, 0]);
  });

  it('follows the policy of a report', () => {
    const policy = {
      unknown: 'excluded',
      out_of_hours: 'excluded',
      maintenance: 'excluded',
      unreachable: 'excluded',
      down: 'excluded',
      flapping: 'available',
      degraded: 'available',
      up: 'available',
    } as const;
    const [, day] = dayBars(timeline, localDays('2026-03-27', 2, 'Europe/Amsterdam'), policy);
    expect(day?.ratio).toBe(1);
  });
});
