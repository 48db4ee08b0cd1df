import { openSecondsBefore, type OpenTable } from './open-table.js';

/** A pause in epoch seconds; null while it is open. */
export type SecondPause = readonly [from: number, until: number | null];

/** A clock in epoch seconds. */
export interface SecondClock {
  readonly startSecond: number;
  readonly targetSeconds: number;
  readonly pauses: readonly SecondPause[];
}

/** Counted seconds in `[start, until)`: every elementary stretch between two bounds counts unless a pause covers it. */
export function countByTable(table: OpenTable, clock: SecondClock, untilSecond: number): number {
  if (untilSecond <= clock.startSecond) return 0;
  const bounds = clock.pauses
    .flatMap(([from, until]) => [from, until ?? untilSecond])
    .filter((bound) => bound > clock.startSecond && bound < untilSecond);
  const cuts = [clock.startSecond, ...bounds.sort((a, b) => a - b), untilSecond];
  let counted = 0;
  for (const [i, cut] of cuts.entries()) {
    const next = cuts[i + 1] ?? cut;
    const isPaused = clock.pauses.some(([from, until]) => from <= cut && cut < (until ?? Infinity));
    if (!isPaused) counted += openSecondsBefore(table, next) - openSecondsBefore(table, cut);
  }
  return counted;
}

/** The first second at which the count reaches the target, by halving; null when it does not before `lastSecond`. */
export function dueByTable(table: OpenTable, clock: SecondClock, lastSecond: number): number | null {
  if (clock.targetSeconds === 0) return clock.startSecond;
  if (countByTable(table, clock, lastSecond) < clock.targetSeconds) return null;
  let [below, reached] = [clock.startSecond, lastSecond];
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (countByTable(table, clock, middle) < clock.targetSeconds) below = middle;
    else reached = middle;
  }
  return reached;
}
