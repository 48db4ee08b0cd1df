import { client } from '../../../api/client.js';
import type { ApiTokenRequest } from '../../../api/types.js';
import { unwrap } from '../../../api/unwrap.js';

export const createToken = (body: ApiTokenRequest) => unwrap(client.POST('/api-tokens', { body }));
