import type { TicketSummary } from '../../api/types.js';
import type { useTexts } from '../../shared/i18n/i18n.js';

type Texts = ReturnType<typeof useTexts>['t'];

/** The status in words; a waiting ticket says for whom. */
export function statusText(ticket: Pick<TicketSummary, 'status' | 'waitingReason'>, t: Texts): string {
  if (ticket.status === 'waiting' && ticket.waitingReason) return t(`waiting.${ticket.waitingReason}`);
  return t(`status.${ticket.status}`);
}
