import type { Ticket, TicketPatch, TicketStatus, WaitingReason } from '../../api/types.js';

/** One entry of the status list: waiting comes with its reason, so that the reason cannot be forgotten. */
export type StatusChoice = Exclude<TicketStatus, 'waiting'> | `waiting:${WaitingReason}`;

const WAITING: readonly WaitingReason[] = ['caller', 'supplier', 'change'];

const expand = (status: TicketStatus): StatusChoice[] =>
  status === 'waiting' ? WAITING.map((reason) => `waiting:${reason}` as const) : [status];

type Now = Pick<Ticket, 'status' | 'waitingReason' | 'allowedStatuses'>;

export const currentChoice = (ticket: Now): StatusChoice =>
  ticket.status === 'waiting' ? `waiting:${ticket.waitingReason ?? 'caller'}` : ticket.status;

/** The present status first, then where it may go. */
export function statusChoices(ticket: Now): StatusChoice[] {
  const current = currentChoice(ticket);
  const reachable = [...ticket.allowedStatuses, ...(ticket.status === 'waiting' ? ['waiting' as const] : [])];
  return [current, ...new Set(reachable.flatMap(expand).filter((choice) => choice !== current))];
}

export function patchFor(choice: StatusChoice): TicketPatch {
  const [status, reason] = choice.split(':');
  if (status !== 'waiting') return { status: choice as TicketStatus };
  return { status: 'waiting', waitingReason: WAITING.find((known) => known === reason) ?? 'caller' };
}
