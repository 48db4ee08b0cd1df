import { notifyOnCall, notifySite } from '@peil/alerting';
import { applyTransition, type HardTransition, type OutageChange } from '@peil/monitoring';
import type { Tx } from '@peil/persistence';
import { openIncidentForOutage, resolveIncidentOfOutage } from '@peil/service-desk';
import type { Temporal } from 'temporal-polyfill';
import type { WorkerDeps } from './worker-deps.js';

/** What the story needs to know of the installation. */
export interface StorySettings {
  /** Where links in messages lead: PEIL_BASE_URL. */
  readonly baseUrl: string;
}

/**
 * The product's story, in one transaction with the claim of the transition: what was measured changes the outage,
 * the outage opens or resolves its incident, and whoever is on call is told once of either.
 */
export function tellTheStory({
  baseUrl,
}: StorySettings): Required<Pick<WorkerDeps, 'onTransition' | 'onOutageAbandoned' | 'onSiteChange'>> {
  const onChange = async (tx: Tx, { kind, outage }: OutageChange, now: Temporal.Instant): Promise<void> => {
    if (kind === 'opened') {
      await openIncidentForOutage(tx, outage, now);
      await notifyOnCall(tx, { outage, phase: 'opened', baseUrl }, now);
    }
    if (kind === 'ended') {
      await resolveIncidentOfOutage(tx, outage, now);
      await notifyOnCall(tx, { outage, phase: 'ended', baseUrl }, now);
    }
  };
  return {
    onTransition: async (tx: Tx, transition: HardTransition, now) =>
      onChange(tx, await applyTransition(tx, transition, now), now),
    onOutageAbandoned: (tx, outage, now) => onChange(tx, { kind: 'ended', outage }, now),
    onSiteChange: (tx, site, now) => notifySite(tx, { ...site, baseUrl }, now),
  };
}
