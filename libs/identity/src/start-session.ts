import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { hashToken, newSecretToken } from './secret-token.js';
import { ABSOLUTE_MINUTES } from './session-rules.js';

export interface NewSession {
  readonly personId: string;
  readonly organisationId: string;
  readonly userAgent: string | null;
  /** The session the browser had until now; it ends, so that a planted token is worth nothing. */
  readonly replaces: string | null;
}

const INSERT_SESSION = `insert into session
  (token_hash, person_id, organisation_id, csrf_token, created_at, last_seen_at, expires_at, user_agent)
  values ($1, $2, $3, $4, $5, $5, $6, $7)`;

/**
 * Gives a proven person a session and returns its token, which is stored only as a hash. Every way to prove an
 * identity ends here: the local password (`logIn`) today, an OpenID Connect callback next to it later.
 */
export async function startSession(tx: Tx, session: NewSession, now: Temporal.Instant): Promise<string> {
  const token = newSecretToken();
  const expiresAt = now.add({ minutes: ABSOLUTE_MINUTES });
  const userAgent = session.userAgent?.slice(0, 300) ?? null;
  const { personId, organisationId } = session;
  if (session.replaces !== null) {
    await tx.execute('delete from session where token_hash = $1', [hashToken(session.replaces)]);
  }
  await tx.execute('delete from session where person_id = $1 and expires_at <= $2', [personId, now]);
  const keys = [hashToken(token), personId, organisationId, newSecretToken()];
  await tx.execute(INSERT_SESSION, [...keys, now, expiresAt, userAgent]);
  await tx.audit({ action: 'session.start', object: `person:${personId}`, organisationId });
  return token;
}
