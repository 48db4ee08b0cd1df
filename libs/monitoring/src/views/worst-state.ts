import type { CheckState } from '@peil/domain';

interface Judged {
  readonly state: CheckState;
  readonly since: Date | null;
}

/** A known failure outweighs a check nobody measures; that in turn outweighs what is known to be well. */
const WORST_FIRST: readonly CheckState[] = ['down', 'degraded', 'unknown', 'up'];

/** The state of a whole that needs all of its checks; unknown without any. */
export function worstState(checks: readonly Judged[]): CheckState {
  return WORST_FIRST.find((state) => checks.some((check) => check.state === state)) ?? 'unknown';
}

/** Since when the whole has been in its state: the earliest of a failure, the latest of a recovery. */
export function stateSince(checks: readonly Judged[]): Date | undefined {
  const worst = worstState(checks);
  const instants = checks
    .flatMap(({ state, since }) => (state === worst && since ? [since.getTime()] : []))
    .sort((a, b) => a - b);
  const at = worst === 'up' ? instants.at(-1) : instants[0];
  return at === undefined ? undefined : new Date(at);
}
