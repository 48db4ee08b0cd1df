import type { ProbeWindowJob } from '@peil/contracts';
import { hashText, MAX_SHARD_CHECKS } from '@peil/domain';

/** Shards from here on hold checks that were added while their window was running. */
const FIRST_ADDED_SHARD = 1_000_000;

/**
 * Jobs for the checks of a running window that are in none of its jobs: those added since it was planned.
 * One job a check, so that its id does not depend on which other checks a planner saw: two planners agree.
 */
export function planAddedChecks(
  wanted: readonly ProbeWindowJob[],
  plannedCheckIds: ReadonlySet<string>,
): ProbeWindowJob[] {
  return wanted.flatMap((job) =>
    job.checks
      .filter((check) => !plannedCheckIds.has(check.id))
      .slice(0, MAX_SHARD_CHECKS)
      .map((check) => ({ ...job, shard: FIRST_ADDED_SHARD + hashText(check.id), checks: [check] })),
  );
}
