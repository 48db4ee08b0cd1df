import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { findAccount } from './find-account.js';
import { keepAdministrator } from './keep-administrator.js';

/** Blocks an account: its sessions and password links end at once. Blocking it again changes nothing. */
export async function disablePerson(tx: Tx, personId: string, now: Temporal.Instant): Promise<void> {
  const account = await findAccount(tx, personId);
  if (account.disabled_at !== null) return;
  await keepAdministrator(tx, account, null);
  await tx.execute('update person set disabled_at = $2 where id = $1 and disabled_at is null', [
    personId,
    now,
  ]);
  const sessions = await tx.execute('delete from session where person_id = $1', [personId]);
  await tx.execute('delete from password_link where person_id = $1', [personId]);
  const subject = { object: `person:${personId}`, organisationId: account.organisation_id };
  await tx.audit({ action: 'person.disable', ...subject, detail: { sessions } });
}

/** Lets a blocked person in again, with the password of before. */
export async function enablePerson(tx: Tx, personId: string): Promise<void> {
  const account = await findAccount(tx, personId);
  if (account.disabled_at === null) return;
  await tx.execute('update person set disabled_at = null where id = $1', [personId]);
  const subject = { object: `person:${personId}`, organisationId: account.organisation_id };
  await tx.audit({ action: 'person.enable', ...subject });
}
