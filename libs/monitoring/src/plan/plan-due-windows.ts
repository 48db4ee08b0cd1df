import type { ProbeWindowJob } from '@peil/contracts';
import { planWindows } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { loadAllEnabledChecks, loadAllPlanSettings } from './load-plannable-checks.js';
import { toWindowJob } from './window-job.js';

/** So far ahead windows are enqueued: two windows survive a planner that is away for half a minute. */
const PLAN_AHEAD_MS = 70_000;

/** Every window of every site that runs now or starts within {@link PLAN_AHEAD_MS}, earliest first. */
export async function planDueWindows(tx: Tx, now: Temporal.Instant): Promise<ProbeWindowJob[]> {
  const checks = await loadAllEnabledChecks(tx);
  const settings = await loadAllPlanSettings(tx);
  const fromMs = now.epochMilliseconds;
  return planWindows(checks, { fromMs, untilMs: fromMs + PLAN_AHEAD_MS }).flatMap(
    (window) => toWindowJob(window, settings) ?? [],
  );
}
