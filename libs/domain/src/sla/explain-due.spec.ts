import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDefinition } from '../calendar/calendar-definition.js';
import { explainDue, type ExplanationLine } from './explain-due.js';
import type { SlaClock } from './sla-clock.js';

const OFFICE: CalendarDefinition = {
  zone: 'Europe/Amsterdam',
  versions: [
    {
      until: '2026-05-01',
      hours: { 1: [['08:00', '17:00']], 2: [['08:00', '17:00']], 5: [['08:00', '17:00']] },
    },
    { from: '2026-05-01', hours: { 1: [['07:00', '19:00']] } },
  ],
  holidays: ['2026-04-27'],
  exceptions: { '2026-04-28': [['08:00', '12:00']] },
};

function at(utc: string) {
  return Temporal.Instant.from(`2026-${utc}:00Z`);
}

function clock(change: Partial<SlaClock> = {}): SlaClock {
  return { calendar: OFFICE, start: at('04-24T14:00'), targetSeconds: 4 * 3_600, pauses: [], ...change };
}

function text(line: ExplanationLine) {
  if (line.kind === 'special_day') return `${line.reason} ${line.date}`;
  const span = `${line.from.toString().slice(5, 16)}/${line.until?.toString().slice(5, 16) ?? ''}`;
  if (line.kind === 'paused') return `paused ${span} ${line.seconds}`;
  return `counted ${span} ${line.seconds} ${line.totalSeconds} ${line.date} v${line.versionIndex}`;
}

function dueText(change: Partial<SlaClock> = {}) {
  const { outcome } = explainDue(clock(change));
  return outcome.kind === 'due' ? outcome.at.toString() : outcome.kind;
}

function lines(change: Partial<SlaClock> = {}) {
  return explainDue(clock(change)).lines.map(text);
}

describe('explainDue', () => {
  it('shows each block that counted and each day that is special, up to the due instant', () => {
    expect(dueText()).toBe('2026-04-28T09:00:00Z');
    expect(lines()).toEqual([
      'counted 04-24T14:00/04-24T15:00 3600 3600 2026-04-24 v0',
      'holiday 2026-04-27',
      'exception 2026-04-28',
      'counted 04-28T06:00/04-28T09:00 10800 14400 2026-04-28 v0',
    ]);
  });

  it('names the version of the calendar behind each block', () => {
    const found = lines({ start: at('04-28T09:00'), targetSeconds: 3 * 3_600 });
    expect(found).toEqual([
      'exception 2026-04-28',
      'counted 04-28T09:00/04-28T10:00 3600 3600 2026-04-28 v0',
      'counted 05-04T05:00/05-04T07:00 7200 10800 2026-05-04 v1',
    ]);
  });

  it('shows pauses with the opening time they held back, merged and from the start on', () => {
    const pauses = [
      { from: at('04-24T13:00'), until: at('04-24T14:30') },
      { from: at('04-28T07:00'), until: at('04-28T08:00') },
      { from: at('04-28T07:30'), until: at('04-28T08:30') },
      { from: at('05-20T00:00'), until: at('05-21T00:00') },
      { from: at('04-01T00:00'), until: at('04-02T00:00') },
    ];
    expect(lines({ pauses, targetSeconds: 2 * 3_600 })).toEqual([
      'paused 04-24T13:00/04-24T14:30 1800',
      'counted 04-24T14:30/04-24T15:00 1800 1800 2026-04-24 v0',
      'holiday 2026-04-27',
      'exception 2026-04-28',
      'counted 04-28T06:00/04-28T07:00 3600 5400 2026-04-28 v0',
      'paused 04-28T07:00/04-28T08:30 5400',
      'counted 04-28T08:30/04-28T09:00 1800 7200 2026-04-28 v0',
    ]);
  });

  it('shows pauses that touch as one, and no special day after the due instant', () => {
    const pauses = [
      { from: at('04-24T14:10'), until: at('04-24T14:20') },
      { from: at('04-24T14:00'), until: at('04-24T14:10') },
    ];
    const calendar = { ...OFFICE, holidays: ['2026-04-23', '2026-04-25'] };
    expect(lines({ calendar, pauses, targetSeconds: 2_400 })).toEqual([
      'paused 04-24T14:00/04-24T14:20 1200',
      'counted 04-24T14:20/04-24T15:00 2400 2400 2026-04-24 v0',
    ]);
  });

  it('ends with the open pause that holds the clock', () => {
    const pauses = [{ from: at('04-24T14:30'), until: null }];
    expect(dueText({ pauses })).toBe('paused');
    expect(lines({ pauses })).toEqual([
      'counted 04-24T14:00/04-24T14:30 1800 1800 2026-04-24 v0',
      'paused 04-24T14:30/ null',
    ]);
  });

  it('shows that nothing counted of a clock that never ran', () => {
    expect(lines({ targetSeconds: 0 })).toEqual([]);
    expect(lines({ pauses: [{ from: at('04-20T00:00'), until: null }] })).toEqual([
      'paused 04-20T00:00/ null',
    ]);
  });

  it('always adds up to the target and ends at the due instant', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 30 });
    const instant = minute.map((m) => at('04-20T00:00').add({ minutes: m }));
    const pause = fc.tuple(instant, instant).map(([a, b]) => {
      const [from = a, until = b] = [a, b].sort((x, y) => Temporal.Instant.compare(x, y));
      return { from, until };
    });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 200_000 }),
        fc.array(pause, { maxLength: 4 }),
        (...args) => {
          const [start, targetSeconds, pauses] = args;
          const explanation = explainDue(clock({ start, targetSeconds, pauses }));
          const counted = explanation.lines.filter((line) => line.kind === 'counted');
          expect(counted.reduce((sum, line) => sum + line.seconds, 0)).toBe(targetSeconds);
          expect(counted.at(-1)?.totalSeconds).toBe(targetSeconds);
          expect(counted.at(-1)?.until.toString()).toBe(dueText({ start, targetSeconds, pauses }));
        },
      ),
    );
  });
});
