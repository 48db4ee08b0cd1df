import { client } from '../../../api/client.js';
import type { SetupRequest } from '../../../api/types.js';
import { unwrap } from '../../../api/unwrap.js';

export const completeSetup = (body: SetupRequest) => unwrap(client.POST('/setup', { body }));
