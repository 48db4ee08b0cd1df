import { Temporal } from 'temporal-polyfill';
import type { SlaClock, SlaWarning } from './sla-clock.js';
import { warningInstant, warningTargetSeconds } from './warning-instant.js';

const CLOCK: SlaClock = {
  calendar: {
    zone: 'Europe/Amsterdam',
    versions: [{ hours: { 2: [['08:00', '17:00']], 3: [['08:00', '17:00']] } }],
    holidays: [],
    exceptions: {},
  },
  start: Temporal.Instant.from('2026-03-03T15:00:00Z'),
  targetSeconds: 14_400,
  pauses: [],
};

/** The instant as text: Jest takes any two Temporal instants for equal. */
function warn(clock: SlaClock, warning: SlaWarning) {
  const outcome = warningInstant(clock, warning);
  return outcome.kind === 'due' ? outcome.at.toString() : outcome;
}

describe('warningInstant', () => {
  it('warns when a share of the target has passed, in business time', () => {
    expect(warn(CLOCK, { kind: 'percent', percent: 80 })).toBe('2026-03-04T09:12:00Z');
  });

  it('warns some business time before the target', () => {
    expect(warn(CLOCK, { kind: 'before', beforeSeconds: 10_800 })).toBe('2026-03-03T16:00:00Z');
  });

  it('warns at the start when the target is nearer than the warning', () => {
    expect(warn(CLOCK, { kind: 'before', beforeSeconds: 90_000 })).toBe('2026-03-03T15:00:00Z');
  });

  it('does not warn while the clock is paused', () => {
    const pauses = [{ from: CLOCK.start.add({ minutes: 30 }), until: null }];
    expect(warn({ ...CLOCK, pauses }, { kind: 'percent', percent: 50 })).toEqual({
      kind: 'paused',
      remainingSeconds: 5_400,
    });
  });
});

describe('warningTargetSeconds', () => {
  it('rounds a share up to a whole second and reaches the target at 100 percent', () => {
    expect(warningTargetSeconds(100, { kind: 'percent', percent: 33.3 })).toBe(34);
    expect(warningTargetSeconds(100, { kind: 'percent', percent: 100 })).toBe(100);
  });

  it.each([0, -5, 100.1, Number.NaN])('refuses %p percent', (percent) => {
    expect(() => warningTargetSeconds(100, { kind: 'percent', percent })).toThrow(/percent must be above 0/);
  });

  it.each([-1, 0.5, Number.NaN])('refuses %p seconds before', (beforeSeconds) => {
    expect(() => warningTargetSeconds(100, { kind: 'before', beforeSeconds })).toThrow(
      /beforeSeconds must be a whole/,
    );
  });
});
