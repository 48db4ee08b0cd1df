import { endAbandonedOutages, retainMeasurements, sweepBlindSites } from '@peil/monitoring';
import { systemActor } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import type { WorkerDeps } from './worker-deps.js';

const scopeOf = (name: string) => ({ organisations: 'all', actor: systemActor(name) }) as const;

/** Finds sites that nobody watches any more, and tells on-call once. */
export async function sweepSites(deps: WorkerDeps, watchingSince: Temporal.Instant): Promise<void> {
  const now = deps.clock.now();
  await deps.database.transaction(scopeOf('blind-sites'), async (tx) => {
    for (const change of await sweepBlindSites(tx, now, watchingSince)) {
      deps.log.warn({ site: change.name, phase: change.phase }, 'a site went blind or is seen again');
      await deps.onSiteChange?.(tx, change, now);
    }
  });
}

/** Ends outages whose checks were disabled or deleted. */
export async function endAbandoned(deps: WorkerDeps): Promise<void> {
  const now = deps.clock.now();
  await deps.database.transaction(scopeOf('abandoned-outages'), async (tx) => {
    for (const outage of await endAbandonedOutages(tx, now)) await deps.onOutageAbandoned?.(tx, outage, now);
  });
}

/** Makes and drops the partitions of samples and trims the live events. */
export async function retain(deps: WorkerDeps): Promise<void> {
  const now = deps.clock.now();
  const { partitionsDropped } = await deps.database.transaction(scopeOf('retention'), (tx) =>
    retainMeasurements(tx, now),
  );
  if (partitionsDropped > 0) deps.log.info({ partitionsDropped }, 'old samples were dropped');
}
