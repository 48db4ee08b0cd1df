import type { MeasurementStrip } from '@peil/contracts';
import { Temporal } from 'temporal-polyfill';
import type { HealthPort } from './health-port.js';

/** What the strip needs to know of a ticket. */
export interface StripSubject {
  readonly organisationId: string;
  readonly service: { readonly id: string; readonly name: string } | null;
  readonly complaintAt: Temporal.Instant;
  readonly outageStartedAt: Date | null;
}

const AROUND = { minutes: 60 };
const BUCKET_SECONDS = 300;

/** "Measured, not reported": how the service did in the hour before and after the complaint. */
export async function measurementStrip(
  health: HealthPort,
  subject: StripSubject,
): Promise<MeasurementStrip | null> {
  const { service, complaintAt, organisationId } = subject;
  if (service === null) return null;
  const bucketMs = BUCKET_SECONDS * 1_000;
  const complaintMs = Math.floor(complaintAt.epochMilliseconds / bucketMs) * bucketMs;
  const centre = Temporal.Instant.fromEpochMilliseconds(complaintMs);
  const [from, until] = [centre.subtract(AROUND), centre.add(AROUND)];
  const serviceId = service.id;
  return {
    serviceName: service.name,
    from: from.toString(),
    until: until.toString(),
    complaintAt: complaintAt.toString(),
    failRatio: await health.failRatios({
      serviceId,
      organisationId,
      from,
      until,
      bucketSeconds: BUCKET_SECONDS,
    }),
    bucketSeconds: BUCKET_SECONDS,
    outageStartedAt: subject.outageStartedAt?.toISOString() ?? null,
  };
}
