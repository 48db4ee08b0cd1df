import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';

export const addToComplaint = (id: string, body: string) =>
  unwrap(client.POST('/complaints/{id}/replies', { params: { path: { id } }, body: { body } }));
