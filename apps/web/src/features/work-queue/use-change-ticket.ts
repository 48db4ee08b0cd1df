import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isStatus } from '../../api/api-problem.js';
import type { Person, Ticket, TicketPatch } from '../../api/types.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { changesSince, type Change } from './changes-since.js';
import { patchedPage, patchedTicket, type Pages } from './patched.js';
import { changeTicket } from './requests/change-ticket.js';
import { ticketQuery } from './requests/ticket-query.js';

export interface Conflict {
  changes: Change[];
  wanted: TicketPatch;
}

interface Asked {
  patch: TicketPatch;
  /** Shown at once, before the server answers. */
  assignee?: Person | null;
}

/** Changes a ticket at once on screen; takes it back when refused, and tells what a colleague changed. */
export function useChangeTicket(id: string) {
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const key = ticketQuery(id).queryKey;

  const mutation = useMutation({
    mutationFn: async ({ patch, seen }: Asked & { seen: Ticket }) => changeTicket(id, seen.version, patch),
    onMutate: async (asked) => {
      setConflict(null);
      await queryClient.cancelQueries({ queryKey: key });
      const lists = queryClient.getQueriesData<Pages>({ queryKey: KEYS.tickets });
      queryClient.setQueryData(key, patchedTicket(asked.seen, asked));
      queryClient.setQueriesData<Pages>({ queryKey: KEYS.tickets }, (pages) => patchedPage(pages, id, asked));
      return { lists };
    },
    onSuccess: (ticket) => queryClient.setQueryData(key, ticket),
    onError: async (error, { seen, patch }, before) => {
      queryClient.setQueryData(key, seen);
      for (const [listKey, pages] of before?.lists ?? []) queryClient.setQueryData(listKey, pages);
      if (!isStatus(error, 412)) return;
      const fresh = await queryClient.fetchQuery({ ...ticketQuery(id), staleTime: 0 });
      setConflict({ changes: changesSince(seen, fresh), wanted: patch });
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: KEYS.tickets }),
        queryClient.invalidateQueries({ queryKey: KEYS.views }),
      ]),
  });

  const change = (asked: Asked): void => {
    const seen = queryClient.getQueryData(key);
    if (seen) mutation.mutate({ ...asked, seen });
  };
  return {
    change,
    conflict,
    forget: () => setConflict(null),
    error: isStatus(mutation.error, 412) ? null : mutation.error,
  };
}
