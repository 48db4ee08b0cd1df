import type { CalendarDefinition, CalendarFaultCode } from './calendar-definition.js';
import { InvalidCalendar, validateCalendar } from './validate-calendar.js';
import { compileCalendar } from './business-calendar.js';

const OFFICE: CalendarDefinition = {
  zone: 'Europe/Amsterdam',
  versions: [{ hours: { 1: [['08:00', '17:00']] } }],
  holidays: ['2026-12-25'],
  exceptions: { '2026-12-24': [['08:00', '12:00']] },
};

function codes(change: Partial<CalendarDefinition>) {
  return validateCalendar({ ...OFFICE, ...change }).map(({ code, path }) => `${code} ${path}`);
}

describe('validateCalendar', () => {
  it('finds no fault in an office, a counter with a break, a night desk or a closed day', () => {
    expect(validateCalendar(OFFICE)).toEqual([]);
    const hours = {
      1: [['08:30', '12:30'] as const, ['12:30', '17:00'] as const],
      2: [['22:00', '48:00'] as const],
    };
    expect(codes({ versions: [{ hours }], exceptions: { '2026-12-24': [] } })).toEqual([]);
  });

  it.each<[string, CalendarFaultCode, string, Partial<CalendarDefinition>]>([
    ['a zone nobody knows', 'unknown_zone', 'zone', { zone: 'Europe/Loppersum' }],
    ['a holiday that is no date', 'bad_date', 'holidays[0]', { holidays: ['2026-02-29'] }],
    ['a holiday with a time', 'bad_date', 'holidays[0]', { holidays: ['2026-02-28T00:00'] }],
    ['an exception that is no date', 'bad_date', 'exceptions.1 mei', { exceptions: { '1 mei': [] } }],
    [
      'a bad time in an exception',
      'bad_time',
      'exceptions.2026-12-24[0]',
      { exceptions: { '2026-12-24': [['8:00', '12:00']] } },
    ],
  ])('finds %s', (_title, code, path, change) => {
    expect(codes(change)).toEqual([`${code} ${path}`]);
  });

  it.each([
    ['8:00', '17:00'],
    ['08:60', '17:00'],
    ['08.00', '17:00'],
    ['24:00', '30:00'],
    ['08:00', '48:01'],
    ['08:00', ''],
  ])('refuses the block %s-%s as unreadable', (open, close) => {
    expect(codes({ versions: [{ hours: { 1: [[open, close]] } }] })).toEqual([
      'bad_time versions[0].hours.1[0]',
    ]);
  });

  it('refuses a block that closes before or when it opens, and says how to write the night', () => {
    const [fault] = validateCalendar({ ...OFFICE, versions: [{ hours: { 1: [['22:00', '06:00']] } }] });
    expect(fault).toEqual({
      code: 'empty_block',
      path: 'versions[0].hours.1[0]',
      message: 'closes at 06:00, not after it opens at 22:00; past midnight write 24:00 and up',
    });
    expect(codes({ versions: [{ hours: { 1: [['08:00', '08:00']] } }] })).toEqual([
      'empty_block versions[0].hours.1[0]',
    ]);
  });

  it('refuses blocks of one day that overlap, in whatever order they stand', () => {
    const hours = { 1: [['12:00', '17:00'] as const, ['08:00', '12:01'] as const] };
    expect(codes({ versions: [{ hours }] })).toEqual(['overlapping_blocks versions[0].hours.1[0]']);
  });

  it('refuses weekdays other than 1 to 7', () => {
    const hours: Record<string, [string, string][]> = { 0: [['08:00', '17:00']], 7: [['08:00', '17:00']] };
    expect(codes({ versions: [{ hours }] })).toEqual(['bad_weekday versions[0].hours.0']);
  });

  it('refuses versions that are empty, overlap or have bounds that are no dates', () => {
    const hours = { 1: [['08:00', '17:00'] as const] };
    expect(codes({ versions: [{ from: '2026-06-01', until: '2026-06-01', hours }] })).toEqual([
      'empty_version versions[0]',
    ]);
    expect(codes({ versions: [{ hours }, { until: '2026-06-01', hours }] })).toHaveLength(1);
    expect(
      codes({
        versions: [
          { from: '2026-05-31', hours },
          { until: '2026-06-01', hours },
        ],
      }),
    ).toEqual(['overlapping_versions versions[0]']);
    expect(
      codes({
        versions: [
          { until: '2026-06-01', hours },
          { from: '2026-06-01', hours },
        ],
      }),
    ).toEqual([]);
    expect(codes({ versions: [{ until: 'juni', hours }] })).toEqual(['bad_date versions[0].until']);
  });

  it('refuses a calendar that never opens', () => {
    const never = { versions: [{ hours: {} }, { hours: { 1: [] } }], exceptions: { '2026-12-24': [] } };
    expect(codes(never)).toContain('no_opening_hours versions');
    expect(codes({ versions: [], exceptions: {} })).toEqual(['no_opening_hours versions']);
    expect(codes({ versions: [] })).toEqual([]);
  });

  it('tells all faults at once', () => {
    const found = codes({ zone: 'x', holidays: ['x', 'y'], versions: [] });
    expect(found).toEqual(['unknown_zone zone', 'bad_date holidays[0]', 'bad_date holidays[1]']);
  });
});

describe('compileCalendar', () => {
  it('refuses a calendar with faults and names them', () => {
    const bad = { ...OFFICE, zone: 'x', holidays: ['y'] };
    expect(() => compileCalendar(bad)).toThrow(InvalidCalendar);
    expect(() => compileCalendar(bad)).toThrow(
      /invalid calendar: zone: "x" is no IANA.*; holidays\[0\]: "y" is no date/,
    );
  });
});
