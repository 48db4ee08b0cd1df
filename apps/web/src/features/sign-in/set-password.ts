import { client } from '../../api/client.js';
import { unwrap } from '../../api/unwrap.js';

export const setPassword = (body: { token: string; password: string }) =>
  unwrap(client.POST('/password', { body }));
