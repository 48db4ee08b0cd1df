import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { findAccount, type Account } from './find-account.js';
import { hashToken, newSecretToken } from './secret-token.js';

const VALID_DAYS = 7;

/** A one-time way to set a password, and whose it is. */
export interface PasswordLink {
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
  readonly person: Pick<Account, 'name' | 'email' | 'organisation_id'>;
}

const INSERT = `insert into password_link (token_hash, person_id, organisation_id, created_at, expires_at)
  values ($1, $2, $3, $4, $5)`;

/** Makes the one link with which this person can set a password; an earlier one ends. Only its hash is stored. */
export async function createPasswordLink(
  tx: Tx,
  personId: string,
  now: Temporal.Instant,
): Promise<PasswordLink> {
  const person = await findAccount(tx, personId);
  if (person.disabled_at !== null)
    throw new DomainError('conflict', 'This account is blocked; unblock it first.');
  const token = newSecretToken();
  const organisationId = person.organisation_id;
  const expiresAt = now.add({ hours: VALID_DAYS * 24 });
  await tx.execute('delete from password_link where person_id = $1', [personId]);
  await tx.execute(INSERT, [hashToken(token), personId, organisationId, now, expiresAt]);
  await tx.audit({ action: 'password_link.create', object: `person:${personId}`, organisationId });
  return { token, expiresAt, person };
}

/** Refuses a link that is unknown, used, too old or of a blocked account, before anything costly is done for it. */
export async function requirePasswordLink(tx: Tx, token: string, now: Temporal.Instant): Promise<void> {
  const [found] = await tx.query(
    `select 1 from password_link l join person p on p.id = l.person_id
     where l.token_hash = $1 and l.used_at is null and l.expires_at > $2 and p.disabled_at is null`,
    [hashToken(token), now],
  );
  if (!found) throw noSuchLink();
}

/** Uses the link up and tells whose it was; throws when it is unknown, used or too old. */
export async function consumePasswordLink(
  tx: Tx,
  token: string,
  now: Temporal.Instant,
): Promise<{ readonly person_id: string; readonly organisation_id: string }> {
  const [used] = await tx.query<{ person_id: string; organisation_id: string }>(
    `update password_link l set used_at = $2 from person p
     where l.token_hash = $1 and l.used_at is null and l.expires_at > $2
       and p.id = l.person_id and p.disabled_at is null
     returning l.person_id, l.organisation_id`,
    [hashToken(token), now],
  );
  if (!used) throw noSuchLink();
  return used;
}

function noSuchLink(): DomainError {
  const hint = 'ask an administrator for a new link';
  return new DomainError('gone', 'This password link is unknown, used or too old.', {
    faults: [{ field: 'token', reason: 'is not a valid password link (any more)', hint }],
  });
}
