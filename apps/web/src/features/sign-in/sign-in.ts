import { client } from '../../api/client.js';
import type { Session } from '../../api/types.js';
import { unwrap } from '../../api/unwrap.js';

export const signIn = (body: { email: string; password: string }): Promise<Session> =>
  unwrap(client.POST('/session', { body }));
