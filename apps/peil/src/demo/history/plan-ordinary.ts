import { MUNICIPALITIES } from '../catalogue/organisations.js';
import { drawChance, drawFrom, drawInteger, drawLogNormal, drawPoisson } from '../random/draw.js';
import type { Random } from '../random/pcg32.js';
import { CLOSING_REPLIES, FIRST_REPLIES, NOTES, WAIT_REASONS } from '../texts/answers.js';
import { ORDINARY } from '../texts/requests.js';
import type { Action } from './actions.js';
import { isOfficeTime, nextOfficeTime } from './months.js';
import { DESK, employeesOf } from './plan-complaints.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Tickets a working day and municipality: long ago only a part is told, lately all of it. */
const PER_DAY = { long_ago: 0.08, lately: 7 } as const;
const LATELY_DAYS = 12;
/** Nobody has looked yet at part of what came in lately. */
const UNTOUCHED_DAYS = 4;

export interface OrdinaryPlan {
  readonly fromMs: number;
  readonly nowMs: number;
  readonly next: () => number;
}

/** The desk's daily work that no outage explains; what came in lately is partly still open. */
export function planOrdinary(random: Random, { fromMs, nowMs, next }: OrdinaryPlan): Action[] {
  const actions: Action[] = [];
  for (let dayMs = fromMs; dayMs < nowMs; dayMs += DAY_MS) {
    if (!isOfficeTime(nextOfficeTime(dayMs)) || nextOfficeTime(dayMs) - dayMs > DAY_MS) continue;
    const perDay = nowMs - dayMs < LATELY_DAYS * DAY_MS ? PER_DAY.lately : PER_DAY.long_ago;
    for (const { slug } of MUNICIPALITIES) {
      const count = drawPoisson(random, perDay);
      for (let i = 0; i < count; i += 1) {
        const atMs = nextOfficeTime(dayMs + drawInteger(random, 0, DAY_MS));
        if (atMs < nowMs)
          actions.push(
            ...planTicket(random, { atMs, ticket: next(), municipality: slug, ageMs: nowMs - atMs }),
          );
      }
    }
  }
  return actions.filter(({ atMs }) => atMs < nowMs);
}

interface OrdinaryTicket {
  readonly atMs: number;
  readonly ticket: number;
  readonly municipality: string;
  readonly ageMs: number;
}

function planTicket(random: Random, { atMs, ticket, municipality, ageMs }: OrdinaryTicket): Action[] {
  const { service, ...request } = drawFrom(random, ORDINARY);
  const by = drawFrom(random, DESK);
  const reporter = drawFrom(random, employeesOf(municipality));
  const started = nextOfficeTime(atMs + Math.round(drawLogNormal(random, 1.5, 0.9) * HOUR_MS));
  const solved = nextOfficeTime(started + Math.round(drawLogNormal(random, 70, 0.9) * HOUR_MS));
  const actions: Action[] = [{ kind: 'open', atMs, ticket, reporter, service, by, request }];
  if (ageMs < UNTOUCHED_DAYS * DAY_MS && drawChance(random, 0.3)) return actions;
  actions.push({ kind: 'change', atMs: started, ticket, by, assign: true, patch: { status: 'in_progress' } });
  actions.push({ kind: 'reply', atMs: started + 60_000, ticket, by, body: drawFrom(random, FIRST_REPLIES) });
  const between = started + Math.round((solved - started) * 0.3);
  if (drawChance(random, 0.3)) actions.push({ kind: 'note', atMs: between, ticket, by, body: drawFrom(random, NOTES) }); // prettier-ignore
  if (drawChance(random, 0.35)) actions.push(...planWait(random, { ticket, by, fromMs: between + 60_000, untilMs: solved - 60_000 })); // prettier-ignore
  if (drawChance(random, 0.5)) actions.push({ kind: 'reply', atMs: solved - 30_000, ticket, by, body: drawFrom(random, CLOSING_REPLIES) }); // prettier-ignore
  actions.push({ kind: 'change', atMs: solved, ticket, by, assign: true, patch: { status: 'resolved' } });
  return actions;
}

function planWait(
  random: Random,
  { ticket, by, fromMs, untilMs }: { ticket: number; by: string; fromMs: number; untilMs: number },
): Action[] {
  if (untilMs <= fromMs) return [];
  const waitingReason = drawFrom(random, WAIT_REASONS);
  const resume = { status: 'in_progress' } as const;
  return [
    { kind: 'change', atMs: fromMs, ticket, by, assign: false, patch: { status: 'waiting', waitingReason } },
    { kind: 'change', atMs: untilMs, ticket, by, assign: false, patch: resume },
  ];
}
