import { setImmediate as breathe } from 'node:timers/promises';
import { EXCEPTIONS } from '../catalogue/services.js';
import { keyOf } from '../catalogue/demo-config.js';
import type { Action } from './actions.js';
import type { Past, PastCheck } from './past.js';
import type { History } from './plan-history.js';
import { confirmed, lastGood, nextDueMs, writeFailure, writeSamples } from './write-samples.js';
import { writeChange, writeComplaint, writeReply, writeTicket } from './write-tickets.js';

const DAY_MS = 86_400_000;

/** Degraded when the demo begins, for so long already: the server the lab has for it says why. */
const DEGRADED: Readonly<Record<string, { readonly forMs: number; readonly reason: string }>> = {
  'web-slow': { forMs: 5 * 3_600_000, reason: 'slow' },
  'tls-expiring': { forMs: 3 * DAY_MS, reason: 'tls_expiring' },
};

/** The first sample of every check: from here on there is a past. */
export function writeBeginning(past: Past, { fromMs }: History): Promise<void> {
  return writeSamples(
    past,
    [...past.checks.values()].map((check) => lastGood(check, fromMs)),
    null,
  );
}

/** Writes a stretch of the past action by action, as it would have happened, through the product's use cases. */
export async function writeActions(past: Past, actions: readonly Action[]): Promise<void> {
  for (const [i, action] of actions.entries()) {
    await writeAction(past, action);
    if (i % 50 === 49) await breathe();
  }
}

/** Brings every check up to the present: the lab's lasting troubles, and a last good sample for the rest. */
export async function writePresent(past: Past, history: History, nowMs: number): Promise<void> {
  const failing = new Set(history.outages.flatMap(({ endMs, cell, checkKeys }) =>
    endMs === null ? checkKeys.map((key) => keyOf(cell.service.key, cell.municipality.slug, key)) : [],
  )); // prettier-ignore
  for (const check of past.checks.values()) {
    if (failing.has(check.slug)) continue;
    const trouble = DEGRADED[serverOf(check) ?? ''];
    const samples = trouble
      ? confirmed(check, { fromMs: nowMs - trouble.forMs, outcome: 'degraded', reason: trouble.reason })
      : [lastGood(check, nextDueMs(check, nowMs) - check.intervalMs)];
    await writeSamples(past, samples, null);
  }
}

function serverOf(check: PastCheck): string | undefined {
  return EXCEPTIONS.find(
    ({ service, municipality, check: key }) => keyOf(service, municipality, key) === check.slug,
  )?.on.server;
}

function writeAction(past: Past, action: Action): Promise<void> {
  if ('checks' in action) return writeFailure(past, action);
  if (action.kind === 'complain') return writeComplaint(past, action);
  if (action.kind === 'open') return writeTicket(past, action);
  if (action.kind === 'change') return writeChange(past, action);
  return writeReply(past, action);
}
