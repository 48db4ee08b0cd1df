import { client } from '../../../api/client.js';
import type { Ticket, TicketPatch } from '../../../api/types.js';
import { unwrap } from '../../../api/unwrap.js';

/** Changes the ticket as this person saw it; refused with 412 when someone else was first. */
export const changeTicket = (id: string, version: number, body: TicketPatch): Promise<Ticket> =>
  unwrap(
    client.PATCH('/tickets/{id}', {
      params: { path: { id }, header: { 'If-Match': `"${String(version)}"` } },
      body,
    }),
  );
