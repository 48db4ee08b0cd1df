import type { Temporal } from 'temporal-polyfill';
import { TICKET_VERBS, type TicketStatus, type TicketVerb, type WaitingReason } from './ticket.js';

/** One verb of the life cycle: where it may be used and where it leads. */
export interface LifeCycleRule {
  readonly from: readonly TicketStatus[];
  readonly to: TicketStatus;
  /** `waiting_reason`: must be given; `reopen_period`: only so many days after the ticket was resolved. */
  readonly requires: 'nothing' | 'waiting_reason' | 'reopen_period';
}

/** new → in_progress ⇄ waiting → resolved → closed, reopened or cancelled. */
export const TICKET_LIFE_CYCLE: Readonly<Record<TicketVerb, LifeCycleRule>> = {
  start: { from: ['new'], to: 'in_progress', requires: 'nothing' },
  wait: { from: ['new', 'in_progress'], to: 'waiting', requires: 'waiting_reason' },
  resume: { from: ['waiting'], to: 'in_progress', requires: 'nothing' },
  resolve: { from: ['new', 'in_progress', 'waiting'], to: 'resolved', requires: 'nothing' },
  close: { from: ['resolved'], to: 'closed', requires: 'nothing' },
  reopen: { from: ['resolved', 'closed'], to: 'in_progress', requires: 'reopen_period' },
  cancel: { from: ['new', 'in_progress', 'waiting'], to: 'cancelled', requires: 'nothing' },
};

/** What a move needs to know of the ticket. */
export interface MovableTicket {
  readonly status: TicketStatus;
  /** Null while it is not resolved. */
  readonly resolvedAt: Temporal.Instant | null;
}

export interface TicketMove {
  readonly verb: TicketVerb;
  readonly now: Temporal.Instant;
  readonly waitingReason?: WaitingReason | undefined;
  /** Days (of 24 hours, after it was resolved) in which a ticket may be reopened. */
  readonly reopenWithinDays: number;
}

export type RefusedMove = 'not_allowed_from_status' | 'waiting_reason_required' | 'reopen_period_over';

export type MoveOutcome =
  | { readonly ok: true; readonly status: TicketStatus; readonly waitingReason: WaitingReason | null }
  | { readonly ok: false; readonly reason: RefusedMove };

/** The status a move leads to, with the reason to wait when it waits, or why it is refused. */
export function moveTicket(ticket: MovableTicket, move: TicketMove): MoveOutcome {
  const rule = TICKET_LIFE_CYCLE[move.verb];
  if (!rule.from.includes(ticket.status)) return { ok: false, reason: 'not_allowed_from_status' };
  if (rule.requires === 'waiting_reason' && move.waitingReason === undefined) {
    return { ok: false, reason: 'waiting_reason_required' };
  }
  if (rule.requires === 'reopen_period' && isReopenPeriodOver(ticket, move)) {
    return { ok: false, reason: 'reopen_period_over' };
  }
  return {
    ok: true,
    status: rule.to,
    waitingReason: rule.to === 'waiting' ? (move.waitingReason ?? null) : null,
  };
}

/** The verbs the life cycle offers in a status, in the order of {@link TICKET_VERBS}. */
export function verbsFrom(status: TicketStatus): TicketVerb[] {
  return TICKET_VERBS.filter((verb) => TICKET_LIFE_CYCLE[verb].from.includes(status));
}

function isReopenPeriodOver({ resolvedAt }: MovableTicket, move: TicketMove): boolean {
  if (resolvedAt === null) return false;
  const sinceResolvedMs = move.now.epochMilliseconds - resolvedAt.epochMilliseconds;
  return sinceResolvedMs > move.reopenWithinDays * 86_400_000;
}
