import type { InfiniteData } from '@tanstack/react-query';
import type { Person, Ticket, TicketPage, TicketPatch, TicketSummary } from '../../api/types.js';

export type Pages = InfiniteData<TicketPage, string>;

interface Asked {
  patch: TicketPatch;
  assignee?: Person | null;
}

type Changeable = Pick<TicketSummary, 'status' | 'waitingReason' | 'assignee'>;

/** The fields that a change of status or assignee sets, as they will be when the server agrees. */
export function expectedChange(before: Changeable, { patch, assignee }: Asked): Changeable {
  const status = patch.status ?? before.status;
  return {
    status,
    waitingReason: status === 'waiting' ? (patch.waitingReason ?? before.waitingReason) : null,
    assignee: assignee === undefined ? before.assignee : assignee && { id: assignee.id, name: assignee.name },
  };
}

export const patchedTicket = (ticket: Ticket, asked: Asked): Ticket => ({
  ...ticket,
  ...expectedChange(ticket, asked),
});

export function patchedPage(pages: Pages | undefined, id: string, asked: Asked): Pages | undefined {
  if (!pages) return pages;
  const patchRow = (row: TicketSummary) => (row.id === id ? { ...row, ...expectedChange(row, asked) } : row);
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(patchRow) })) };
}
