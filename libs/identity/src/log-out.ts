import type { Tx } from '@peil/persistence';
import { hashToken } from './secret-token.js';

/** Ends the session of this token. Ending one that is gone already is not an error. */
export async function logOut(tx: Tx, token: string): Promise<void> {
  const [ended] = await tx.query<{ person_id: string; organisation_id: string }>(
    'delete from session where token_hash = $1 returning person_id, organisation_id',
    [hashToken(token)],
  );
  if (!ended) return;
  const object = `person:${ended.person_id}`;
  await tx.audit({ action: 'session.end', object, organisationId: ended.organisation_id });
}
