import { client } from '../../../api/client.js';
import type { AccountRequest } from '../../../api/types.js';
import { unwrap } from '../../../api/unwrap.js';

export const inviteAccount = (body: AccountRequest) => unwrap(client.POST('/accounts', { body }));
