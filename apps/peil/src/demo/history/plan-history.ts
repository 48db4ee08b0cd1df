import type { Temporal } from 'temporal-polyfill';
import { cells } from '../catalogue/demo-config.js';
import { createPcg32, type Random } from '../random/pcg32.js';
import { drawFrom } from '../random/draw.js';
import { FAIL_REASONS } from '../texts/answers.js';
import type { Action } from './actions.js';
import { monthStarts } from './months.js';
import { planComplaints } from './plan-complaints.js';
import { planOrdinary } from './plan-ordinary.js';
import { planOutages, type PlannedOutage } from './plan-outages.js';
import { cellKey, migrationInstants, planRedesign, type PlannedWave } from './plan-redesign.js';

export interface HistoryRequest {
  readonly now: Temporal.Instant;
  readonly seed: number;
  readonly months: number;
  /** Share of outages the redesign takes away; 0 plants no effect at all. */
  readonly effect: number;
  /** Whether the lab is there whose lasting troubles have begun already. */
  readonly watched: boolean;
}

export interface History {
  readonly fromMs: number;
  readonly nowMs: number;
  readonly waves: readonly PlannedWave[];
  readonly outages: readonly PlannedOutage[];
  /** Oldest first. */
  readonly actions: readonly Action[];
}

/** All that happened in the demo's past, drawn by the seed; each part has a stream of its own. */
export function planHistory({ now, seed, months, ...model }: HistoryRequest): History {
  const nowMs = now.epochMilliseconds;
  const starts = monthStarts(now, months);
  const fromMs = starts[0] ?? nowMs;
  const all = cells();
  const waves = planRedesign(createPcg32(seed, 1), all, starts);
  const course = { months: starts, migratedAt: migrationInstants(waves), ...model };
  const outages = all.flatMap((cell, i) => planOutages(createPcg32(seed, 100 + i), cell, course));
  let last = 0;
  const next = () => (last += 1);
  const talk = createPcg32(seed, 2);
  const actions = [
    ...outages.flatMap((outage) => [
      ...failures(talk, outage),
      ...planComplaints(talk, outage, { nowMs, next }),
    ]),
    ...planOrdinary(createPcg32(seed, 3), { fromMs, nowMs, next }),
  ];
  return { fromMs, nowMs, waves, outages, actions: actions.sort((a, b) => a.atMs - b.atMs) };
}

function failures(random: Random, { cell, checkKeys, startMs, endMs }: PlannedOutage): Action[] {
  const [first] = checkKeys;
  const kind = first === 'tls' || first === 'dns' ? first : first === 'ping' ? 'icmp' : 'http';
  const reason = drawFrom(random, FAIL_REASONS[kind] ?? ['timeout']);
  const what = { cell: cellKey(cell), checks: checkKeys.map((key) => `${cellKey(cell)}-${key}`), reason };
  const fail: Action = { kind: 'fail', atMs: startMs, ...what };
  return endMs === null ? [fail] : [fail, { kind: 'recover', atMs: endMs, ...what }];
}
