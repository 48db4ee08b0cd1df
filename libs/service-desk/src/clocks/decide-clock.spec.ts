import { Temporal } from 'temporal-polyfill';
import type { ClockRow } from './clock-row.js';
import { timersOf } from './clock-timers.js';
import { decideClock, decideStop, type CountingRow } from './decide-clock.js';

const instant = (time: string) => Temporal.Instant.from(`2026-03-02T${time}:00Z`);
const day = (time: string) => new Date(`2026-03-02T${time}:00Z`);
const always = {
  zone: 'UTC',
  versions: [{ hours: { 1: [['00:00', '24:00']] } }],
  holidays: [],
  exceptions: {},
} as const;
const row = (fields: Partial<CountingRow> = {}): CountingRow => ({
  target_seconds: 3_600,
  calendar_hash: 'mondays',
  definition: always,
  started_at: day('09:00'),
  breached_at: null,
  ...fields,
});

describe('a clock', () => {
  it('is due after its target, and warns at four fifths', () => {
    expect(decideClock(row(), [], instant('09:00'))).toEqual({
      state: 'running',
      dueAt: instant('10:00'),
      warnAt: instant('09:48'),
      remainingSeconds: null,
    });
  });

  it('that is held has no due instant but what is left', () => {
    expect(decideClock(row(), [{ from_at: day('09:40'), until_at: null }], instant('12:00'))).toEqual({
      state: 'paused',
      dueAt: null,
      warnAt: null,
      remainingSeconds: 1_200,
    });
  });

  it('stays breached while its due instant has passed, and runs again when a longer target undoes that', () => {
    const breached = { breached_at: day('10:00') };
    expect(decideClock(row(breached), [], instant('10:30')).state).toBe('breached');
    expect(decideClock(row({ ...breached, target_seconds: 7_200 }), [], instant('10:30')).state).toBe(
      'running',
    );
  });

  it('that passed its due instant unnoticed still runs: its timer tells', () => {
    expect(decideClock(row(), [], instant('10:30'))).toMatchObject({
      state: 'running',
      dueAt: instant('10:00'),
    });
  });

  it('without opening hours after now never runs out', () => {
    const ended = { ...always, versions: [{ hours: always.versions[0].hours, until: '2026-03-02' }] };
    const plan = decideClock(row({ calendar_hash: 'ended', definition: ended }), [], instant('09:00'));
    expect(plan).toEqual({ state: 'running', dueAt: null, warnAt: null, remainingSeconds: null });
    expect(timersOf('resolution', plan, instant('09:00'))).toEqual([]);
  });

  it.each([
    ['10:00', null, 'met'],
    ['10:01', null, 'breached'],
    ['09:30', day('09:20'), 'breached'],
  ] as const)('stopped at %s, breached before at %s, ends as %s', (time, breached_at, state) => {
    const stored: ClockRow = {
      ...row({ breached_at }),
      kind: 'resolution',
      state: 'running',
      due_at: day('10:00'),
      remaining_seconds: null,
      stopped_at: null,
      calendar_id: 'c',
      calendar_version: 1,
    };
    expect(decideStop(stored, instant(time))).toBe(state);
  });
});

describe('the timers of a clock', () => {
  const plan = {
    state: 'running',
    dueAt: instant('10:00'),
    warnAt: instant('09:48'),
    remainingSeconds: null,
  } as const;

  it('are a warning and a breach', () => {
    expect(timersOf('resolution', plan, instant('09:00')).map(({ kind }) => kind)).toEqual([
      'sla_warning.resolution',
      'sla_breach.resolution',
    ]);
  });

  it('leave out a warning that has passed', () => {
    expect(timersOf('resolution', plan, instant('09:48')).map(({ kind }) => kind)).toEqual([
      'sla_breach.resolution',
    ]);
  });

  it('are none once breached', () => {
    expect(timersOf('resolution', { ...plan, state: 'breached' }, instant('10:30'))).toEqual([]);
  });
});
