import type { CheckDetail } from '@peil/contracts';
import type { CheckState } from '@peil/domain';
import { DomainError } from '@peil/platform';
import type { Scope, Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { barFrame, barsOf, timelineOf, type BarDays, type BarFrame } from './bars.js';
import { CHECK_SELECT, checkView, type CheckRow } from './check-rows.js';
import { latencySeries } from './latency-series.js';
import { loadChanges } from './load-changes.js';
import type { ReadableDatabase } from './readable-database.js';

interface SampleRow {
  readonly due_at: Date;
  readonly outcome: CheckDetail['samples'][number]['outcome'];
  readonly reason: string | null;
  readonly duration_ms: number;
  readonly lag_ms: number;
  readonly phases_ms: Record<string, number> | null;
  readonly evidence: string | null;
}

interface TransitionRow {
  readonly id: number;
  readonly at: Date;
  readonly from_state: CheckState;
  readonly to_state: CheckState;
  readonly hard: boolean;
  readonly reason: string | null;
}

const SERIES_HOURS = 48;

const CHECK_SQL = `${CHECK_SELECT} where d.id = $1`;
const SAMPLES_SQL = `select due_at, outcome, reason, duration_ms, lag_ms, phases_ms, evidence from sample
  where check_id = $1 and due_at > $2 order by due_at desc limit 50`;
const TRANSITIONS_SQL = `select id, at, from_state, to_state, hard, reason from transition
  where check_id = $1 order by at desc, id desc limit 100`;

export interface CheckDays extends BarDays {
  readonly checkId: string;
}

/** One check with its bars, its latest samples and transitions and its latency; `not_found` when it is not the caller's. */
export async function checkDetail(
  database: ReadableDatabase,
  scope: Scope,
  request: CheckDays,
): Promise<CheckDetail> {
  return database.transaction(scope, async (tx) => {
    const [row] = await tx.query<CheckRow>(CHECK_SQL, [request.checkId]);
    if (!row) throw new DomainError('not_found', 'There is no such check.');
    const from = request.now.subtract({ hours: SERIES_HOURS });
    const window = { from, until: request.now, atLeastSeconds: Math.ceil(row.interval_ms / 1_000) };
    return {
      ...checkView(row),
      settings: row.settings,
      ...(await loadBars(tx, row.id, barFrame(request))),
      samples: await loadSamples(tx, row.id, from),
      transitions: await loadTransitions(tx, row.id),
      series: await latencySeries(tx, row.id, window),
    };
  });
}

async function loadBars(tx: Tx, checkId: string, frame: BarFrame) {
  const changes = await loadChanges(tx, [checkId], frame.window);
  return barsOf(timelineOf(changes.get(checkId) ?? [], frame), frame);
}

async function loadSamples(tx: Tx, checkId: string, from: Temporal.Instant): Promise<CheckDetail['samples']> {
  const rows = await tx.query<SampleRow>(SAMPLES_SQL, [checkId, from]);
  return rows.map((row) => ({
    dueAt: row.due_at.toISOString(),
    outcome: row.outcome,
    reason: row.reason,
    durationMs: row.duration_ms,
    lagMs: row.lag_ms,
    phasesMs: row.phases_ms,
    evidence: row.evidence,
  }));
}

async function loadTransitions(tx: Tx, checkId: string): Promise<CheckDetail['transitions']> {
  const rows = await tx.query<TransitionRow>(TRANSITIONS_SQL, [checkId]);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    from: row.from_state,
    to: row.to_state,
    hard: row.hard,
    reason: row.reason,
  }));
}
