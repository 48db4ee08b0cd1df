import type { DemoCell } from '../catalogue/demo-config.js';
import { EXCEPTIONS } from '../catalogue/services.js';
import { drawChance, drawFrom, drawInteger, drawLogNormal, drawNormal, drawPoisson } from '../random/draw.js';
import type { Random } from '../random/pcg32.js';
import { isOfficeTime } from './months.js';
import { cellKey } from './plan-redesign.js';

/** A stretch in which some checks of one cell fail. */
export interface PlannedOutage {
  readonly cell: DemoCell;
  readonly checkKeys: readonly string[];
  readonly startMs: number;
  /** Null: still failing. */
  readonly endMs: number | null;
}

export interface OutageModel {
  readonly months: readonly number[];
  readonly migratedAt: ReadonlyMap<string, number>;
  /** Share of outages the redesign takes away: 0.4 leaves 60 %. */
  readonly effect: number;
  /** Whether the lab is there whose lasting troubles have begun already. */
  readonly watched: boolean;
}

const MINUTE_MS = 60_000;
const CELL_SPREAD = 0.4;
const SEASON = 0.2;
const OFFICE_SHARE = 0.65;
/** Quiet time after an outage and before the end of the history, so that stretches never meet. */
const APART_MS = 120 * MINUTE_MS;

/**
 * Outages of one cell: Poisson per month around the service's own rate, with a spread between cells and a season,
 * thinned after the cell went over.
 */
export function planOutages(random: Random, cell: DemoCell, model: OutageModel): PlannedOutage[] {
  const rate = cell.service.outagesPerMonth * Math.exp(CELL_SPREAD * drawNormal(random));
  const migratedMs = model.migratedAt.get(cellKey(cell)) ?? Number.POSITIVE_INFINITY;
  const starts = model.months.slice(0, -1).flatMap((fromMs, month) => {
    const untilMs = model.months[month + 1] ?? fromMs;
    const mean = rate * (1 + SEASON * Math.sin((2 * Math.PI * month) / 12));
    return Array.from({ length: drawPoisson(random, mean) }, () => drawStart(random, fromMs, untilMs)).filter(
      (startMs) => startMs < migratedMs || !drawChance(random, model.effect),
    );
  });
  const closed = starts.map((startMs) => drawOutage(random, cell, startMs));
  const endMs = (model.months.at(-1) ?? 0) - APART_MS - MINUTE_MS * 180;
  return [...apart(closed, endMs), ...(model.watched ? lasting(cell, model.months.at(-1) ?? 0) : [])];
}

/** Most failures show when people work. */
function drawStart(random: Random, fromMs: number, untilMs: number): number {
  const inOffice = drawChance(random, OFFICE_SHARE);
  for (let attempt = 0; ; attempt += 1) {
    const atMs = fromMs + Math.floor(random.next() * (untilMs - fromMs));
    if (!inOffice || attempt === 20 || isOfficeTime(atMs)) return atMs;
  }
}

function drawOutage(random: Random, cell: DemoCell, startMs: number): PlannedOutage & { endMs: number } {
  const minutes = Math.min(480, Math.max(4, drawLogNormal(random, 34, 0.9)));
  const [first, ...others] = cell.service.checks.map(({ key }) => key);
  const all = [first ?? '', ...others] as const;
  const checkKeys = drawChance(random, 0.5) ? all : [drawFrom(random, [...all])];
  return { cell, checkKeys, startMs, endMs: startMs + Math.round(minutes * MINUTE_MS) };
}

function apart(outages: readonly (PlannedOutage & { endMs: number })[], untilMs: number): PlannedOutage[] {
  let freeMs = 0;
  return outages
    .toSorted((a, b) => a.startMs - b.startMs)
    .filter(({ startMs, endMs }) => {
      const fits = startMs >= freeMs && endMs < untilMs;
      if (fits) freeMs = endMs + APART_MS;
      return fits;
    });
}

/** What the lab really shows as failing has been failing for a while when the demo begins. */
function lasting(cell: DemoCell, nowMs: number): PlannedOutage[] {
  return EXCEPTIONS.flatMap(({ municipality, service, check, failingForMinutes }) => {
    const here = municipality === cell.municipality.slug && service === cell.service.key;
    if (!here || failingForMinutes === undefined) return [];
    return [{ cell, checkKeys: [check], startMs: nowMs - failingForMinutes * MINUTE_MS, endMs: null }];
  });
}

/** How long after the start of an outage somebody notices it, in milliseconds. */
export function drawNoticeMs(random: Random): number {
  return Math.round(drawLogNormal(random, 13, 0.6) * MINUTE_MS) + drawInteger(random, 0, 30_000);
}
