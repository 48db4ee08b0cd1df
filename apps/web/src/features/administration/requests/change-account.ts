import { client } from '../../../api/client.js';
import type { AccountPatch } from '../../../api/types.js';
import { unwrap } from '../../../api/unwrap.js';

export const changeAccount = (id: string, body: AccountPatch) =>
  unwrap(client.PATCH('/accounts/{id}', { params: { path: { id } }, body }));
