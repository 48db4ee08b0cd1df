import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';

export const addNote = (id: string, body: string) =>
  unwrap(client.POST('/tickets/{id}/notes', { params: { path: { id } }, body: { body } }));
