import { AVAILABILITY_CLASSES, type AvailabilityClass, type ClassDurationsMs } from './availability-class.js';

/** How a class counts: as agreed service time that was there, that was lost, or not as agreed service time. */
export type AvailabilityWeight = 'available' | 'unavailable' | 'excluded';

export type AvailabilityPolicy = Readonly<Record<AvailabilityClass, AvailabilityWeight>>;

export const DEFAULT_AVAILABILITY_POLICY: AvailabilityPolicy = {
  unknown: 'excluded',
  out_of_hours: 'excluded',
  maintenance: 'excluded',
  unreachable: 'unavailable',
  down: 'unavailable',
  flapping: 'available',
  degraded: 'available',
  up: 'available',
};

/**
 * (agreed service time − downtime) / agreed service time, in [0, 1] (ITIL 4, availability management practice);
 * null when no agreed service time was measured.
 */
export function availabilityRatio(
  durationsMs: ClassDurationsMs,
  policy: AvailabilityPolicy = DEFAULT_AVAILABILITY_POLICY,
): number | null {
  const sums = { available: 0, unavailable: 0, excluded: 0 };
  for (const name of AVAILABILITY_CLASSES) sums[policy[name]] += durationsMs[name];
  const agreedMs = sums.available + sums.unavailable;
  return agreedMs === 0 ? null : sums.available / agreedMs;
}
