import { notifyOnCall } from '@peil/alerting';
import { applyTransition, type HardTransition, type OutageChange } from '@peil/monitoring';
import type { Tx } from '@peil/persistence';
import { openIncidentForOutage, resolveIncidentOfOutage } from '@peil/service-desk';
import type { Temporal } from 'temporal-polyfill';

/** What the story needs to know of the installation. */
export interface StorySettings {
  readonly baseUrl: string;
}

/**
 * The product's story, in one transaction with the claim of the transition: what was measured changes the outage,
 * the outage opens or resolves its incident, and whoever is on call is told once of either.
 */
export async function onTransition(
  tx: Tx,
  transition: HardTransition,
  { baseUrl, now }: StorySettings & { readonly now: Temporal.Instant },
): Promise<OutageChange> {
  const change = await applyTransition(tx, transition, now);
  await onOutageChange(tx, change, { baseUrl, now });
  return change;
}

/** What follows when an outage opened or ended; also for one that ended without a transition. */
export async function onOutageChange(
  tx: Tx,
  { kind, outage }: OutageChange,
  { baseUrl, now }: StorySettings & { readonly now: Temporal.Instant },
): Promise<void> {
  if (kind === 'opened') {
    await openIncidentForOutage(tx, outage, now);
    await notifyOnCall(tx, { outage, phase: 'opened', baseUrl }, now);
  }
  if (kind === 'ended') {
    await resolveIncidentOfOutage(tx, outage, now);
    await notifyOnCall(tx, { outage, phase: 'ended', baseUrl }, now);
  }
}
