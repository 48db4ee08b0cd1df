import {
  moveTicket,
  priorityOf,
  verbsFrom,
  TICKET_LIFE_CYCLE,
  type Priority,
  type RefusedMove,
  type TicketStatus,
  type TicketVerb,
  type WaitingReason,
} from '@peil/domain';
import type { TicketPatch } from '@peil/contracts';
import { Temporal } from 'temporal-polyfill';
import type { TicketRow } from './load-ticket.js';
import type { TicketChange } from './ticket-changes.js';

/** Days in which a resolved or closed ticket may be reopened. */
export const REOPEN_WITHIN_DAYS = 14;

/** A status a patch asks for, decided. `verb` is null when only the reason to wait changes. */
export interface StatusMove {
  readonly verb: TicketVerb | null;
  readonly status: TicketStatus;
  readonly waitingReason: WaitingReason | null;
}

export type MoveDecision =
  | { readonly ok: true; readonly move: StatusMove | null }
  | { readonly ok: false; readonly reason: RefusedMove };

/** The move of the life cycle that leads from the ticket's status to the one a patch asks for. */
export function decideMove(
  ticket: Pick<TicketRow, 'status' | 'waiting_reason' | 'resolved_at'>,
  patch: Pick<TicketPatch, 'status' | 'waitingReason'>,
  now: Temporal.Instant,
): MoveDecision {
  const wanted = patch.status ?? ticket.status;
  const waitingReason = patch.waitingReason ?? undefined;
  if (wanted === ticket.status) return decideWaitingReason(ticket, waitingReason);
  const verb = verbsFrom(ticket.status).find((candidate) => TICKET_LIFE_CYCLE[candidate].to === wanted);
  if (verb === undefined) return { ok: false, reason: 'not_allowed_from_status' };
  const outcome = moveTicket(
    { status: ticket.status, resolvedAt: ticket.resolved_at && toInstant(ticket.resolved_at) },
    { verb, now, waitingReason, reopenWithinDays: REOPEN_WITHIN_DAYS },
  );
  if (!outcome.ok) return outcome;
  return { ok: true, move: { verb, status: outcome.status, waitingReason: outcome.waitingReason } };
}

/** Every status the life cycle leads to from here, for the desk to choose from. */
export function statusesFrom(status: TicketStatus): TicketStatus[] {
  return [...new Set(verbsFrom(status).map((verb) => TICKET_LIFE_CYCLE[verb].to))];
}

/** The priority a patch leads to by the matrix. */
export function decidePriority(
  ticket: Pick<TicketRow, 'impact' | 'urgency'>,
  patch: Pick<TicketPatch, 'impact' | 'urgency'>,
): Priority {
  return priorityOf({ impact: patch.impact ?? ticket.impact, urgency: patch.urgency ?? ticket.urgency });
}

/** The values of a ticket that its history shows, by field name. */
export type HistoryValues = Readonly<Record<string, string | null>>;

/** A row of history per value that differs. */
export function changesBetween(
  before: HistoryValues,
  after: HistoryValues,
  reason: string | null,
): TicketChange[] {
  return Object.entries(after)
    .filter(([field, value]) => value !== (before[field] ?? null))
    .map(([field, value]) => ({ field, from: before[field] ?? null, to: value, reason }));
}

function decideWaitingReason(
  ticket: Pick<TicketRow, 'status' | 'waiting_reason'>,
  waitingReason: WaitingReason | undefined,
): MoveDecision {
  const unchanged = waitingReason === undefined || waitingReason === ticket.waiting_reason;
  if (ticket.status !== 'waiting' || unchanged) return { ok: true, move: null };
  return { ok: true, move: { verb: null, status: 'waiting', waitingReason } };
}

function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
