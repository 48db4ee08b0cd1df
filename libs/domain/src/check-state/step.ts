import {
  STATE_OF_OUTCOME,
  type CheckState,
  type CheckStateRow,
  type ConfirmationPolicy,
  type StateSample,
  type StateTransition,
  type StepResult,
} from './check-state.js';

/** How bad a measured state is. A check never confirmed yet counts from `up`. */
const SEVERITY: Readonly<Record<CheckState, number>> = { unknown: 0, up: 0, degraded: 1, down: 2 };

interface Fold {
  readonly row: CheckStateRow;
  readonly transitions: readonly StateTransition[];
}

interface ObservedSample {
  readonly observed: CheckState;
  readonly atMs: number;
}

/** The state of a check nobody has measured yet. */
export function initialCheckState(checkId: string, sinceMs: number): CheckStateRow {
  return {
    checkId,
    state: 'unknown',
    hard: true,
    hardState: 'unknown',
    failures: 0,
    successes: 0,
    sinceMs,
    lastDueMs: null,
  };
}

/**
 * Folds one sample into the state of its check (soft and hard states as in Icinga and Nagios).
 *
 * - A worse outcome is soft until `confirmations` samples in a row were worse than the confirmed state,
 *   a better one until `recoveries` in a row were better. A run that mixes degraded and down confirms
 *   the milder of its last two samples going down and the worse of them going up.
 * - `unknown` outcomes never confirm anything and do not break a run: they show `unknown` at once and
 *   keep the confirmed state, which is restored by the next known sample.
 * - A sample with an equal or older due instant than one folded before is ignored.
 */
export function step(row: CheckStateRow, sample: StateSample, policy: ConfirmationPolicy): StepResult {
  if (row.lastDueMs !== null && sample.dueMs <= row.lastDueMs) {
    return { state: row, transitions: [], confirmSoon: !row.hard, ignored: 1 };
  }
  const observed = STATE_OF_OUTCOME[sample.outcome];
  const atMs = sample.dueMs;
  const fold: Fold = { row: { ...row, lastDueMs: atMs }, transitions: [] };
  const folded =
    observed === 'unknown'
      ? goBlind(fold, atMs)
      : observe(endBlindness(fold, atMs), { observed, atMs }, policy);
  return { state: folded.row, transitions: folded.transitions, confirmSoon: !folded.row.hard, ignored: 0 };
}

/** Folds many samples of one check, in the order of their due instants whatever order they came in. */
export function foldSamples(
  row: CheckStateRow,
  samples: readonly StateSample[],
  policy: ConfirmationPolicy,
): StepResult {
  let state = row;
  let ignored = 0;
  const transitions: StateTransition[] = [];
  for (const sample of samples.toSorted((a, b) => a.dueMs - b.dueMs)) {
    const result = step(state, sample, policy);
    state = result.state;
    ignored += result.ignored;
    transitions.push(...result.transitions);
  }
  return { state, transitions, confirmSoon: !state.hard, ignored };
}

/** Shows `unknown` and keeps the confirmed state and the counters for when somebody measures again. */
function goBlind(fold: Fold, atMs: number): Fold {
  if (fold.row.state === 'unknown') return fold;
  return change(fold, { to: 'unknown', hard: fold.row.hardState !== 'unknown', atMs });
}

/** Goes back to the confirmed state from before the blind period, so that the hard chain has no hole. */
function endBlindness(fold: Fold, atMs: number): Fold {
  const { state, hardState } = fold.row;
  if (state !== 'unknown' || hardState === 'unknown') return fold;
  return change(fold, { to: hardState, hard: true, atMs });
}

function observe(fold: Fold, sample: ObservedSample, policy: ConfirmationPolicy): Fold {
  const { row } = fold;
  const { observed, atMs } = sample;
  if (row.hardState === 'unknown' && observed === 'up') return confirm(fold, { to: observed, atMs });
  const badness = SEVERITY[observed] - SEVERITY[row.hardState];
  if (badness === 0) return show(count(fold, { failures: 0, successes: 0 }), sample);
  const counted = count(fold, {
    failures: badness > 0 ? row.failures + 1 : 0,
    successes: badness < 0 ? row.successes + 1 : 0,
  });
  const { failures, successes } = counted.row;
  if (badness > 0 ? failures < policy.confirmations : successes < policy.recoveries) {
    return show(counted, sample);
  }
  const confirmed = confirm(counted, { to: nearestToConfirmed(row, observed), atMs });
  if (confirmed.row.state === observed) return confirmed;
  return show(count(confirmed, { failures: Math.sign(failures), successes: Math.sign(successes) }), sample);
}

/** Of the shown state (when it lies on the same side) and the observed one, the one nearer to the confirmed state. */
function nearestToConfirmed(row: CheckStateRow, observed: CheckState): CheckState {
  const shown = SEVERITY[row.state] - SEVERITY[row.hardState];
  const seen = SEVERITY[observed] - SEVERITY[row.hardState];
  const sameSide = Math.sign(shown) === Math.sign(seen);
  return sameSide && Math.abs(shown) < Math.abs(seen) ? row.state : observed;
}

function count(fold: Fold, counters: Pick<CheckStateRow, 'failures' | 'successes'>): Fold {
  return { ...fold, row: { ...fold.row, ...counters } };
}

function show(fold: Fold, sample: ObservedSample): Fold {
  if (fold.row.state === sample.observed) return fold;
  return change(fold, { to: sample.observed, hard: false, atMs: sample.atMs });
}

function confirm(fold: Fold, { to, atMs }: { to: CheckState; atMs: number }): Fold {
  return change(count(fold, { failures: 0, successes: 0 }), { to, hard: true, atMs });
}

function change(fold: Fold, { to, hard, atMs }: { to: CheckState; hard: boolean; atMs: number }): Fold {
  const { row } = fold;
  const confirmedBefore = row.state === 'unknown' ? 'unknown' : row.hardState;
  const sinceMs = row.state === to ? row.sinceMs : atMs;
  const from = hard ? confirmedBefore : row.state;
  const hardState = hard && to !== 'unknown' ? to : row.hardState;
  return {
    row: { ...row, state: to, sinceMs, hardState, hard: to === 'unknown' || to === hardState },
    transitions: [...fold.transitions, { checkId: row.checkId, from, to, hard, atMs, sinceMs }],
  };
}
