import { newPassword, type PasswordRequest } from '@peil/contracts';
import type { Database } from '@peil/persistence';
import { DomainError, systemActor, type Clock } from '@peil/platform';
import { consumePasswordLink, requirePasswordLink } from './password-link.js';
import { hashPassword } from './password.js';

const SET = 'update person set password_hash = $2, failed_logins = 0, locked_until = null where id = $1';

/** Sets the password of the person the link was made for and ends every session that person has. */
export async function setPassword(
  database: Database,
  { token, password, origin }: PasswordRequest & { readonly origin: string },
  clock: Clock,
): Promise<void> {
  refuseWeak(password);
  const scope = { organisations: 'all' as const, actor: { ...systemActor('password link'), origin } };
  await database.transaction(scope, (tx) => requirePasswordLink(tx, token, clock.now()));
  const passwordHash = await hashPassword(password);
  await database.transaction(scope, async (tx) => {
    const used = await consumePasswordLink(tx, token, clock.now());
    await tx.execute(SET, [used.person_id, passwordHash]);
    const sessions = await tx.execute('delete from session where person_id = $1', [used.person_id]);
    const subject = { object: `person:${used.person_id}`, organisationId: used.organisation_id };
    await tx.audit({ action: 'password.set', ...subject, detail: { sessions } });
  });
}

function refuseWeak(password: string): void {
  if (newPassword.safeParse(password).success) return;
  const fault = {
    field: 'password',
    reason: 'is not of 12 to 1024 characters',
    hint: 'use a sentence of a few words',
  };
  throw new DomainError('validation_failed', 'The password has not the right length.', { faults: [fault] });
}
