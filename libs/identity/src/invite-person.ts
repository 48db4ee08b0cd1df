import { randomUUID } from 'node:crypto';
import type { AccountRequest } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { setRoles } from './change-roles.js';
import { findAccountByEmail, type Account } from './find-account.js';

const INSERT = `insert into person (id, organisation_id, email, name, created_at) values ($1, $2, $3, $4, $5)
  on conflict do nothing`;

/**
 * Makes sure that somebody has an account with this name and these roles; answers its id. One that exists in this
 * organisation is brought up to date, one of another organisation is left alone: that is a conflict.
 */
export async function invitePerson(tx: Tx, invited: AccountRequest, now: Temporal.Instant): Promise<string> {
  const { organisationId, email, name, roles } = invited;
  await requireAdministered(tx, organisationId);
  const created = await tx.execute(INSERT, [randomUUID(), organisationId, email, name, now]);
  const account = await findAccountByEmail(tx, email);
  if (!account || account.organisation_id !== organisationId) throw takenElsewhere();
  if (account.disabled_at !== null)
    throw new DomainError('conflict', 'This account is blocked; unblock it first.');
  if (created === 0) await rename(tx, account, name);
  const subject = { object: `person:${account.id}`, organisationId };
  await tx.audit({ action: 'person.invite', ...subject, detail: { email, created: created > 0 } });
  await setRoles(tx, account, roles);
  return account.id;
}

async function requireAdministered(tx: Tx, organisationId: string): Promise<void> {
  const [organisation] = await tx.query<{ within: boolean }>(
    'select peil_scope_all() or id = any (peil_scope()) as within from organisation where id = $1',
    [organisationId],
  );
  if (organisation?.within) return;
  if (organisation) throw new DomainError('forbidden', 'You do not administer this organisation.');
  const fault = { field: 'organisationId', reason: 'unknown_organisation', hint: 'choose an existing one' };
  throw new DomainError('validation_failed', 'This organisation is not known.', { faults: [fault] });
}

async function rename(tx: Tx, account: Account, name: string): Promise<void> {
  await tx.execute('update person set name = $2 where id = $1 and name <> $2', [account.id, name]);
}

function takenElsewhere(): DomainError {
  const reason = 'belongs to an account of another organisation';
  const hint = 'use another address, or ask the administrator of that organisation';
  return new DomainError('conflict', 'This e-mail address is taken in another organisation.', {
    faults: [{ field: 'email', reason, hint }],
  });
}
