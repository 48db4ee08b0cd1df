import { EMPLOYEES, STAFF } from '../catalogue/people.js';
import { drawChance, drawFrom, drawInteger, drawPoisson } from '../random/draw.js';
import type { Random } from '../random/pcg32.js';
import { CALLER_REPLIES, CLOSING_REPLIES, NOTES, OUTAGE_REPLIES } from '../texts/answers.js';
import { ANY_COMPLAINT, COMPLAINTS } from '../texts/complaints.js';
import type { Action } from './actions.js';
import { isOfficeTime } from './months.js';
import { drawNoticeMs, type PlannedOutage } from './plan-outages.js';
import { cellKey } from './plan-redesign.js';

const MINUTE_MS = 60_000;
const WEIGHT = { high: 1.5, medium: 0.9, low: 0.5 } as const;
/** Of what was said long ago a part is told: enough to look at, soon written. */
const LONG_AGO_MS = 300 * 86_400_000;
const TOLD_OF_LONG_AGO = 0.3;
/** Outside office hours few people notice. */
const QUIET = 0.12;

export const DESK: readonly [string, ...string[]] = [
  STAFF[0]?.email ?? '',
  ...STAFF.filter(({ roles }) => roles.includes('desk'))
    .slice(1)
    .map(({ email }) => email),
];

/** Who calls for a municipality. */
export function employeesOf(municipality: string): readonly [string, ...string[]] {
  const [first = '', ...others] = EMPLOYEES.filter(({ organisation }) => organisation === municipality).map(
    ({ email }) => email,
  );
  return [first, ...others];
}

/** The complaints an outage draws, with what the desk does about them. `next` numbers tickets. */
export function planComplaints(
  random: Random,
  outage: PlannedOutage,
  { nowMs, next }: { readonly nowMs: number; readonly next: () => number },
): Action[] {
  const { cell, startMs } = outage;
  const endMs = outage.endMs ?? nowMs;
  const busy = isOfficeTime(startMs) || outage.endMs === null ? 1 : QUIET;
  const lasting = outage.endMs === null ? 3 : 1;
  const told = nowMs - startMs > LONG_AGO_MS ? TOLD_OF_LONG_AGO : 1;
  const count = drawPoisson(random, WEIGHT[cell.service.impact] * busy * lasting * told);
  return Array.from({ length: count }, () => startMs + drawNoticeMs(random))
    .filter((atMs) => atMs < endMs)
    .flatMap((atMs) => planOne(random, outage, { atMs, ticket: next(), nowMs }));
}

function planOne(
  random: Random,
  outage: PlannedOutage,
  { atMs, ticket, nowMs }: { readonly atMs: number; readonly ticket: number; readonly nowMs: number },
): Action[] {
  const { cell, endMs } = outage;
  const by = drawFrom(random, DESK);
  const reporter = drawFrom(random, employeesOf(cell.municipality.slug));
  const solved = (endMs ?? Number.POSITIVE_INFINITY) + drawInteger(random, 12, 90) * MINUTE_MS;
  const answered = Math.min(atMs + drawInteger(random, 6, 45) * MINUTE_MS, solved - 6 * MINUTE_MS);
  const actions: Action[] = [
    {
      kind: 'complain',
      atMs,
      ticket,
      cell: cellKey(cell),
      service: cell.service.key,
      reporter,
      description: drawFrom(random, COMPLAINTS[cell.service.key] ?? ANY_COMPLAINT),
      ability: drawFrom(random, ['no', 'partly', 'partly', 'yes']),
      joins: drawChance(random, 0.6),
    },
    { kind: 'reply', atMs: answered, ticket, by, body: drawFrom(random, OUTAGE_REPLIES) },
  ];
  if (drawChance(random, 0.25)) actions.push({ kind: 'note', atMs: answered + MINUTE_MS, ticket, by, body: drawFrom(random, NOTES) }); // prettier-ignore
  if (drawChance(random, 0.2)) actions.push({ kind: 'callerReply', atMs: answered + 4 * MINUTE_MS, ticket, by: reporter, body: drawFrom(random, CALLER_REPLIES) }); // prettier-ignore
  if (drawChance(random, 0.4)) actions.push({ kind: 'reply', atMs: solved - MINUTE_MS, ticket, by, body: drawFrom(random, CLOSING_REPLIES) }); // prettier-ignore
  actions.push({ kind: 'change', atMs: solved, ticket, by, assign: true, patch: { status: 'resolved' } });
  return actions.filter((action) => action.atMs < nowMs);
}
