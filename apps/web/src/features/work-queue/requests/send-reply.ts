import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';

export const sendReply = (id: string, body: string) =>
  unwrap(client.POST('/tickets/{id}/replies', { params: { path: { id } }, body: { body } }));
