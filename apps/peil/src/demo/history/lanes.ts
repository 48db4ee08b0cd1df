import type { Action } from './actions.js';

/** Work that can be done side by side: no two lanes touch the same cell or the same ticket. */
export interface Lane {
  readonly stretches: readonly (readonly Action[])[];
}

export interface LanePlan {
  readonly lanes: readonly Lane[];
  /** What reaches into the present; written last, in one piece. */
  readonly present: readonly Action[];
}

interface LaneOptions {
  readonly lanes: number;
  /** Actions in one transaction; many rows that change often in one transaction make PostgreSQL slow. */
  readonly atLeast: number;
  readonly presentFromMs: number;
}

/** Deals the past out to lanes, each in its own order of time. */
export function planLanes(actions: readonly Action[], options: LaneOptions): LanePlan {
  const past = actions.filter(({ atMs }) => atMs < options.presentFromMs);
  const homes = homesOf(actions, options.lanes);
  const lanes = Array.from({ length: options.lanes }, (_, lane) => {
    const own = past.filter((action) => homes.get(subjectOf(action)) === lane);
    return { stretches: stretchesOf(own, options.atLeast) };
  });
  return { lanes, present: actions.filter(({ atMs }) => atMs >= options.presentFromMs) };
}

/** A complaint goes with the cell it is about, for it may be linked to that cell's outage. */
function homesOf(actions: readonly Action[], lanes: number): Map<string, number> {
  const cells: string[] = [];
  const homes = new Map<string, number>();
  const homeOf = (cell: string) => {
    if (!cells.includes(cell)) cells.push(cell);
    return cells.indexOf(cell) % lanes;
  };
  for (const action of actions) {
    if (action.kind === 'open') homes.set(subjectOf(action), action.ticket % lanes);
    else if ('cell' in action) homes.set(subjectOf(action), homeOf(action.cell));
  }
  return homes;
}

function subjectOf(action: Action): string {
  return 'ticket' in action ? `ticket ${action.ticket}` : `cell ${action.cell}`;
}

/** Stretches that end while nothing fails, so that each can be committed by itself. */
function stretchesOf(actions: readonly Action[], atLeast: number): Action[][] {
  const stretches: Action[][] = [];
  let current: Action[] = [];
  let failing = 0;
  for (const action of actions) {
    current.push(action);
    if (action.kind === 'fail') failing += 1;
    if (action.kind === 'recover') failing -= 1;
    if (failing > 0 || current.length < atLeast) continue;
    stretches.push(current);
    current = [];
  }
  return current.length > 0 ? [...stretches, current] : stretches;
}
