import { probeCheck, QUEUE_CONTRACT_VERSION, type ProbeCheck, type ProbeWindowJob } from '@peil/contracts';
import { windowJobId, type PlannedWindow } from '@peil/domain';
import type { PlannableRow } from './load-plannable-checks.js';

export interface PlanSettings {
  readonly references: ReadonlyMap<string, string[]>;
  readonly cidrs: ReadonlyMap<string, string[]>;
}

/** The queue job of one planned window; undefined for a window without checks. */
export function toWindowJob(
  window: Omit<PlannedWindow<PlannableRow>, 'jobId'>,
  { references, cidrs }: PlanSettings,
): ProbeWindowJob | undefined {
  const [first] = window.checks;
  if (!first) return undefined;
  const organisations = [...new Set(window.checks.map((check) => check.organisationId))];
  return {
    version: QUEUE_CONTRACT_VERSION,
    site: first.site,
    siteId: window.siteId,
    shard: window.shard,
    startMs: window.startMs,
    endMs: window.endMs,
    referenceTargets: references.get(window.siteId) ?? [],
    allowedCidrs: Object.fromEntries(organisations.map((id) => [id, cidrs.get(id) ?? []])),
    checks: window.checks.flatMap(toProbeCheck),
  };
}

/** A row the collector's contract refuses is left out, so that one wrong check cannot stop the others. */
function toProbeCheck(row: PlannableRow): ProbeCheck[] {
  const parsed = probeCheck.safeParse(row);
  return parsed.success ? [parsed.data] : [];
}

/** The id under which a window job is known; planning it twice adds nothing. */
export function idOfWindowJob({ siteId, shard, startMs }: ProbeWindowJob): string {
  return windowJobId(siteId, shard, startMs);
}
