import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { HardTransition, OutageChange } from './outage-change.js';
import { announceOutage } from './announce-outage.js';
import { joinOutage, leaveOutage } from './outage-checks.js';
import {
  endOutageWithoutChecks,
  insertOutage,
  lockWatchedItem,
  openOutageOfCheck,
  openOutageOfItem,
  widenOutage,
  type WatchedItem,
} from './outage-rows.js';
import { recordConcerned } from './record-concerned.js';

const NONE: OutageChange = { kind: 'none', outage: null };

/**
 * Applies one hard transition to the outages. `down` opens the outage of the check's item or joins the open
 * one, `up` and `degraded` leave it and the last to leave ends it; `unknown` changes nothing, because nobody
 * saw a recovery. Applying a transition again changes nothing.
 */
export async function applyTransition(
  tx: Tx,
  transition: HardTransition,
  now: Temporal.Instant,
): Promise<OutageChange> {
  if (transition.toState === 'unknown') return NONE;
  // most transitions are of checks that were fine: they need no lock
  if (transition.toState !== 'down' && !(await openOutageOfCheck(tx, transition.checkId))) return NONE;
  const item = await lockWatchedItem(tx, transition.checkId);
  if (!item) return NONE;
  const change =
    transition.toState === 'down' && item.enabled
      ? await enter(tx, item, transition)
      : await leave(tx, transition.checkId, transition.at);
  if (change.outage) await announceOutage(tx, change.outage, now);
  return change;
}

async function enter(tx: Tx, item: WatchedItem, transition: HardTransition): Promise<OutageChange> {
  if (await openOutageOfCheck(tx, transition.checkId)) return NONE;
  const open = await openOutageOfItem(tx, item.itemId);
  const outage = open ?? (await insertOutage(tx, item, transition));
  if (!(await joinOutage(tx, outage.id, transition))) return NONE;
  if (open) await widenOutage(tx, open.id, transition.firstBadAt ?? transition.at);
  await recordConcerned(tx, outage.id);
  return { kind: open ? 'joined' : 'opened', outage };
}

/** Takes a check out of its open outage, and ends that when no other check of it fails. */
export async function leave(tx: Tx, checkId: string, at: Temporal.Instant): Promise<OutageChange> {
  const outage = await openOutageOfCheck(tx, checkId);
  if (!outage || !(await leaveOutage(tx, checkId, at))) return NONE;
  const ended = await endOutageWithoutChecks(tx, outage.id, at);
  return ended ? { kind: 'ended', outage: ended } : { kind: 'left', outage };
}
