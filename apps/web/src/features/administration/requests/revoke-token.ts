import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';

export const revokeToken = (id: string) =>
  unwrap(client.DELETE('/api-tokens/{id}', { params: { path: { id } } }));
