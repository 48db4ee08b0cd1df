import type { Temporal } from 'temporal-polyfill';

/** Which stretch of a service's measurements is asked for, as one organisation experiences the service. */
export interface HealthQuestion {
  readonly serviceId: string;
  readonly organisationId: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly bucketSeconds: number;
}

/**
 * Measurements belong to the organisation that runs the checks. Whoever may see a ticket may see how the service
 * did around it, and nothing else: the port answers with ratios, not with samples.
 */
export interface HealthPort {
  /** Share of failed samples per bucket; null where nothing was measured. */
  failRatios(question: HealthQuestion): Promise<(number | null)[]>;
}
