import type { RefusedMove, TicketStatus } from '@peil/domain';
import { DomainError } from '@peil/platform';
import { REOPEN_WITHIN_DAYS } from './decide-ticket-change.js';
import { invalidInput } from './input-faults.js';

interface Asked {
  readonly from: TicketStatus;
  readonly to: TicketStatus;
}

const ERRORS: Readonly<Record<RefusedMove, (asked: Asked) => DomainError>> = {
  waiting_reason_required: () =>
    invalidInput({
      field: 'waitingReason',
      reason: 'waiting_reason_required',
      hint: 'say on whom: caller, supplier or change',
    }),
  reopen_period_over: () =>
    new DomainError('invalid_transition', `A ticket reopens within ${REOPEN_WITHIN_DAYS} days only.`, {
      params: { reason: 'reopen_period_over', days: REOPEN_WITHIN_DAYS },
    }),
  not_allowed_from_status: ({ from, to }) =>
    new DomainError('invalid_transition', `A ticket does not go from ${from} to ${to}.`, {
      params: { reason: 'not_allowed_from_status', from, to },
    }),
};

/** Why the life cycle does not allow a change of status, as the caller hears it. */
export function refusedMove(reason: RefusedMove, asked: Asked): DomainError {
  return ERRORS[reason](asked);
}
