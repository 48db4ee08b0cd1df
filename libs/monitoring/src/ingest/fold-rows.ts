import type { Sample } from '@peil/contracts';
import { foldSamples, type CheckStateRow, type StateTransition } from '@peil/domain';

/** The state of one check with its confirmation policy, as locked by the transaction. */
export interface LockedState extends CheckStateRow {
  readonly organisationId: string;
  readonly confirmations: number;
  readonly recoveries: number;
}

export interface FoldedState {
  readonly row: LockedState;
  /** The newest sample that was folded. */
  readonly last: FoldedSample;
}

export type FoldedSample = Pick<Sample, 'checkId' | 'dueMs' | 'outcome' | 'reason'> &
  Partial<Pick<Sample, 'durationMs' | 'facts' | 'evidence'>>;

export interface TransitionRow extends StateTransition {
  readonly organisationId: string;
  readonly reason: string | null;
  readonly evidence: string | null;
}

export interface Folded {
  readonly states: readonly FoldedState[];
  readonly transitions: readonly TransitionRow[];
}

/** Folds each check's new samples, by due instant, onto its state. Samples older than the state change nothing. */
export function foldRows(rows: readonly LockedState[], samples: readonly FoldedSample[]): Folded {
  const byCheck = groupByCheck(samples);
  const states: FoldedState[] = [];
  const transitions: TransitionRow[] = [];
  for (const row of rows) {
    const mine = byCheck.get(row.checkId) ?? [];
    const folded = foldSamples(row, mine, row);
    const last = mine.find(({ dueMs }) => dueMs === folded.state.lastDueMs);
    if (last && folded.state.lastDueMs !== row.lastDueMs)
      states.push({ row: { ...row, ...folded.state }, last });
    for (const transition of folded.transitions) transitions.push(describe(transition, row, mine));
  }
  return { states, transitions };
}

function describe(
  transition: StateTransition,
  row: LockedState,
  samples: readonly FoldedSample[],
): TransitionRow {
  const decider = samples.find(({ dueMs }) => dueMs === transition.atMs);
  return {
    ...transition,
    organisationId: row.organisationId,
    reason: decider?.reason ?? null,
    evidence: decider?.evidence ?? null,
  };
}

function groupByCheck(samples: readonly FoldedSample[]): Map<string, FoldedSample[]> {
  const groups = new Map<string, FoldedSample[]>();
  for (const sample of samples) {
    const group = groups.get(sample.checkId);
    if (group) group.push(sample);
    else groups.set(sample.checkId, [sample]);
  }
  return groups;
}
