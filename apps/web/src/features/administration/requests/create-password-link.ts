import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';

export const createPasswordLink = (id: string) =>
  unwrap(client.POST('/accounts/{id}/password-links', { params: { path: { id } } }));
