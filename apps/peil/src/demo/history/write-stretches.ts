import type { Database, Tx } from '@peil/persistence';
import { systemActor, type Clock } from '@peil/platform';
import { tellDemo, writeDemoState } from '../demo-state.js';
import type { Action } from './actions.js';
import { handOver, hideFromWorkers, showChecks } from './hide-from-workers.js';
import { planLanes, type Lane } from './lanes.js';
import { quietly, type Known, type Past, type WrittenTickets } from './past.js';
import type { History } from './plan-history.js';
import { writeActions, writeBeginning, writePresent } from './write-history.js';

export interface Writing {
  readonly known: Known;
  readonly history: History;
  readonly clock: Clock;
  /** False: the checks stay switched off, since no lab is there to watch. */
  readonly watched: boolean;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal | undefined;
}

const SCOPE = { organisations: 'all', actor: systemActor('demo') } as const;
const LANES = 3;
const ACTIONS_EACH = 120;
/** Outages that last reach back less than this. */
const PRESENT_MS = 180 * 60_000;

/** Writes the whole past, lane beside lane, and then hands the present over to collectors and workers. */
export async function writeStretches(database: Database, writing: Writing): Promise<number> {
  const { history, known } = writing;
  const presentFromMs = history.nowMs - PRESENT_MS;
  const { lanes, present } = planLanes(history.actions, {
    lanes: LANES,
    atLeast: ACTIONS_EACH,
    presentFromMs,
  });
  await inOne(database, writing, {
    tickets: new Map(),
    checkIds: idsOf(known),
    work: writeBeginningOf(history),
  });
  const progress = progressOf(writing);
  const written = await Promise.all(lanes.map((lane) => writeLane(database, writing, { lane, progress })));
  const tickets: WrittenTickets = new Map(written.flatMap((own) => [...own]));
  return database.transaction(SCOPE, (tx) => writeLast(tx, writing, { tickets, present }));
}

interface LaneWork {
  readonly lane: Lane;
  readonly progress: (actions: number) => void;
}

async function writeLane(
  database: Database,
  writing: Writing,
  { lane, progress }: LaneWork,
): Promise<WrittenTickets> {
  let tickets: WrittenTickets = new Map();
  for (const actions of lane.stretches) {
    writing.signal?.throwIfAborted();
    const checkIds = idsOf(writing.known, actions);
    const work = (past: Past) => writeActions(past, actions);
    tickets = await inOne(database, writing, { tickets, checkIds, work });
    progress(actions.length);
  }
  return tickets;
}

interface Stretch {
  readonly tickets: WrittenTickets;
  readonly checkIds: readonly string[];
  readonly work: (past: Past) => Promise<void>;
}

/** One stretch in one transaction; what it starts from is copied, since a deadlock runs it again. */
function inOne(database: Database, { known, clock }: Writing, stretch: Stretch): Promise<WrittenTickets> {
  return database.transaction(SCOPE, async (tx) => {
    const past = await openPast(tx, known, stretch.tickets);
    await showChecks(tx, stretch.checkIds, clock.now());
    await stretch.work(past);
    await hideFromWorkers(tx, stretch.checkIds, clock.now());
    return past.tickets;
  });
}

async function openPast(tx: Tx, known: Known, tickets: WrittenTickets): Promise<Past> {
  return { ...known, tx: await quietly(tx), tickets: new Map(tickets), openOutages: new Map() };
}

function writeBeginningOf(history: History): (past: Past) => Promise<void> {
  return (past) => writeBeginning(past, history);
}

interface Last {
  readonly tickets: WrittenTickets;
  readonly present: readonly Action[];
}

/** From here on the checks are live; the clock is read again, for writing the past took a while. */
async function writeLast(
  tx: Tx,
  { known, history, clock, watched, onProgress }: Writing,
  { tickets, present }: Last,
): Promise<number> {
  const past = await openPast(tx, known, tickets);
  const now = clock.now();
  await showChecks(tx, idsOf(known), now);
  await writeActions(past, present);
  await writePresent(past, history, history.nowMs);
  await handOver(past.tx, now);
  if (!watched) await hideFromWorkers(tx, idsOf(known), now);
  await tx.query(`select set_config('peil.quiet', 'off', true)`);
  await writeDemoState(tx, 'loaded', now);
  await tellDemo(tx, now);
  onProgress(1);
  return past.tickets.size;
}

/** The checks these actions are about, or all. */
function idsOf({ checks }: Known, actions?: readonly Action[]): string[] {
  if (!actions) return [...checks.values()].map(({ id }) => id);
  const slugs = new Set(actions.flatMap((action) => ('checks' in action ? action.checks : [])));
  return [...slugs].flatMap((slug) => checks.get(slug)?.id ?? []);
}

function progressOf({ history, onProgress }: Writing): (actions: number) => void {
  let written = 0;
  return (actions) => {
    written += actions;
    onProgress(Math.min(0.99, written / history.actions.length));
  };
}
