import { IMPACTS, PRIORITIES, URGENCIES, type Impact, type Priority, type Urgency } from './ticket.js';

/** Priority by impact, then urgency. */
export type PriorityMatrix = Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>>;

/** The cells an organisation wants otherwise. */
export type PriorityOverrides = Readonly<
  Partial<Record<Impact, Readonly<Partial<Record<Urgency, Priority>>>>>
>;

/** Impact × urgency → priority as in ITIL (Service Operation, simple priority coding system). */
export const DEFAULT_PRIORITY_MATRIX: PriorityMatrix = {
  high: { high: 'P1', medium: 'P2', low: 'P3' },
  medium: { high: 'P2', medium: 'P3', low: 'P4' },
  low: { high: 'P3', medium: 'P4', low: 'P5' },
};

/** The matrix of an organisation: the default one with its own cells in place. */
export function priorityMatrix(overrides: PriorityOverrides = {}): PriorityMatrix {
  return {
    high: { ...DEFAULT_PRIORITY_MATRIX.high, ...overrides.high },
    medium: { ...DEFAULT_PRIORITY_MATRIX.medium, ...overrides.medium },
    low: { ...DEFAULT_PRIORITY_MATRIX.low, ...overrides.low },
  };
}

export interface PriorityQuestion {
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly matrix?: PriorityMatrix | undefined;
}

/** The priority of a ticket. */
export function priorityOf({
  impact,
  urgency,
  matrix = DEFAULT_PRIORITY_MATRIX,
}: PriorityQuestion): Priority {
  return matrix[impact][urgency];
}

/**
 * Cells of a matrix that turn the order round: less impact or less urgency with a higher priority.
 * An organisation may choose so, but is told.
 */
export function invertedCells(
  matrix: PriorityMatrix,
): { readonly impact: Impact; readonly urgency: Urgency }[] {
  const rank = (i: number, u: number): number => {
    const [impact, urgency] = [IMPACTS[i], URGENCIES[u]];
    return impact && urgency ? PRIORITIES.indexOf(matrix[impact][urgency]) : -1;
  };
  return IMPACTS.flatMap((impact, i) =>
    URGENCIES.flatMap((urgency, u) =>
      rank(i, u) < Math.max(rank(i - 1, u), rank(i, u - 1)) ? [{ impact, urgency }] : [],
    ),
  );
}
