import { DEFAULT_AVAILABILITY_POLICY, availabilityRatio } from './availability-ratio.js';
import { zeroDurations } from './timeline.js';

const HOUR_MS = 3_600_000;

describe('availabilityRatio', () => {
  // Worked by hand: (agreed service time - downtime) / agreed service time, ITIL 4 availability management.
  it.each([
    ['a day with 14 min 24 s of downtime', { up: 23.76 * HOUR_MS, down: 0.24 * HOUR_MS }, 0.99],
    ['degraded and flapping time, which is there', { degraded: 3 * HOUR_MS, flapping: HOUR_MS }, 1],
    ['unreachable time, which is lost', { up: 3 * HOUR_MS, unreachable: HOUR_MS }, 0.75],
    [
      'closed hours, which are not agreed',
      { up: 9 * HOUR_MS, down: HOUR_MS, out_of_hours: 14 * HOUR_MS },
      0.9,
    ],
    [
      'maintenance and blind time, which do not count',
      { up: HOUR_MS, maintenance: HOUR_MS, unknown: HOUR_MS },
      1,
    ],
    ['downtime only', { down: HOUR_MS }, 0],
  ])('is right for %s', (_title, durations, expected) => {
    expect(availabilityRatio({ ...zeroDurations(), ...durations })).toBeCloseTo(expected, 12);
  });

  it('is nothing, not zero, when nothing was agreed and measured', () => {
    expect(availabilityRatio({ ...zeroDurations(), unknown: HOUR_MS, out_of_hours: HOUR_MS })).toBeNull();
  });

  it('follows the policy of a report', () => {
    const durations = { ...zeroDurations(), up: HOUR_MS, unreachable: HOUR_MS, maintenance: 2 * HOUR_MS };
    const mild = { ...DEFAULT_AVAILABILITY_POLICY, unreachable: 'excluded' } as const;
    const strict = { ...DEFAULT_AVAILABILITY_POLICY, maintenance: 'unavailable' } as const;
    expect([
      availabilityRatio(durations),
      availabilityRatio(durations, mild),
      availabilityRatio(durations, strict),
    ]).toEqual([0.5, 1, 0.25]);
  });
});
