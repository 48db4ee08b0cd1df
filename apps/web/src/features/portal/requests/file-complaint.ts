import { client } from '../../../api/client.js';
import type { ComplaintRequest } from '../../../api/types.js';
import { unwrap } from '../../../api/unwrap.js';

export const fileComplaint = (body: ComplaintRequest) => unwrap(client.POST('/complaints', { body }));
