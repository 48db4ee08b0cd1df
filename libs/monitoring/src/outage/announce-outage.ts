import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { OutageRow } from './outage-change.js';

const SERVICES = `insert into event (organisation_id, kind, subject, at)
  select s.organisation_id, 'service', s.id, $2 from outage_service o join service s on s.id = o.service_id
  where o.outage_id = $1`;

const CONCERNED = `insert into event (organisation_id, kind, subject, at)
  select organisation_id, 'outage', outage_id, $2 from outage_organisation where outage_id = $1
    and organisation_id <> $3`;

/** Tells browsers, also those of the municipalities concerned, that an outage and the health of its services changed. */
export async function announceOutage(tx: Tx, outage: OutageRow, now: Temporal.Instant): Promise<void> {
  await tx.notify({ kind: 'outage', organisationId: outage.organisationId, subject: outage.id, at: now });
  await tx.execute(CONCERNED, [outage.id, now, outage.organisationId]);
  await tx.execute(SERVICES, [outage.id, now]);
}
