import { client } from '../../api/client.js';
import { csrfToken } from '../../api/csrf-token.js';
import { unwrap } from '../../api/unwrap.js';

export async function signOut(): Promise<void> {
  await unwrap(client.DELETE('/session'));
  csrfToken.current = null;
}
