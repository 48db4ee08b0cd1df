import { client } from '../../../api/client.js';
import type { TicketRequest } from '../../../api/types.js';
import { unwrap } from '../../../api/unwrap.js';

export const openTicket = (body: TicketRequest) => unwrap(client.POST('/tickets', { body }));
