/**
 * The eight classes a stretch of time can have, the strongest first: when several hold, the first one counts.
 * `unknown`: nobody measured. `flapping` stands for moments between failures that are no failure themselves.
 */
export const AVAILABILITY_CLASSES = [
  'unknown',
  'out_of_hours',
  'maintenance',
  'unreachable',
  'down',
  'flapping',
  'degraded',
  'up',
] as const;
export type AvailabilityClass = (typeof AVAILABILITY_CLASSES)[number];

/** Milliseconds per class; together exactly the time they were counted over. */
export type ClassDurationsMs = Readonly<Record<AvailabilityClass, number>>;

/** A stretch of one class, epoch milliseconds, half-open. */
export interface ClassSpan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly class: AvailabilityClass;
}

/** Ascending spans without hole or overlap; neighbours differ in class. */
export type Timeline = readonly ClassSpan[];
