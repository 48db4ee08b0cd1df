import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KEYS } from '../../shared/live/query-keys.js';
import { linkOutage } from './requests/link-outage.js';
import { ticketQuery } from './requests/ticket-query.js';
import { unlinkOutage } from './requests/unlink-outage.js';

/** Ties a ticket to an outage, or unties it (`null`). */
export function useOutageLink(id: string) {
  const queryClient = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: async (outageId: string | null) => {
      await (outageId === null ? unlinkOutage(id) : linkOutage(id, outageId));
    },
    onSettled: () =>
      Promise.all(
        [ticketQuery(id).queryKey, KEYS.tickets, KEYS.outages].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
  return { link: (outageId: string) => mutate(outageId), unlink: () => mutate(null), error };
}
