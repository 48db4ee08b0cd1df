import type { Database, Tx } from '@peil/persistence';
import type { Actor, Clock } from '@peil/platform';
import { Temporal } from 'temporal-polyfill';
import { lockAfterFailure } from './back-off.js';
import { verifyPassword } from './password.js';
import { startSession } from './start-session.js';

export interface LoginAttempt {
  readonly email: string;
  readonly password: string;
  /** The client's address, for the audit trail. */
  readonly origin: string;
  readonly userAgent: string | null;
  /** Token of the session the browser still has, if any. */
  readonly replaces: string | null;
}

export type LoginResult =
  | { readonly kind: 'signed_in'; readonly token: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'locked'; readonly until: Temporal.Instant };

interface Account {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly password_hash: string | null;
  readonly failed_logins: number;
  readonly locked_until: Date | null;
  readonly disabled_at: Date | null;
}

/** Signs a person in with e-mail address and password. Wrong, unknown and disabled are one answer, equally slow. */
export async function logIn(database: Database, attempt: LoginAttempt, clock: Clock): Promise<LoginResult> {
  const now = clock.now();
  const entry = await database.transaction(asLogin(attempt), (tx) => beginAttempt(tx, attempt.email, now));
  if (entry.kind === 'locked') return entry;
  const { account } = entry;
  const matches = await verifyPassword(account?.password_hash ?? null, attempt.password);
  if (account === null) return { kind: 'refused' };
  const accepted = matches && account.disabled_at === null;
  return database.transaction(asLogin(attempt, account), (tx) =>
    accepted ? admit(tx, { account, attempt }, now) : refuse(tx, account),
  );
}

type Entry = { readonly kind: 'open'; readonly account: Account | null } | (LoginResult & { kind: 'locked' });

/** Counts the attempt before the password is checked, so that many at once get no more guesses than one by one. */
async function beginAttempt(tx: Tx, email: string, now: Temporal.Instant): Promise<Entry> {
  const [account] = await tx.query<Account>(
    `select id, organisation_id, name, password_hash, failed_logins, locked_until, disabled_at
     from person where lower(email) = lower($1) for update`,
    [email],
  );
  if (!account) return { kind: 'open', account: null };
  const lockedUntilMs = account.locked_until?.getTime() ?? 0;
  if (lockedUntilMs > now.epochMilliseconds) {
    return { kind: 'locked', until: Temporal.Instant.fromEpochMilliseconds(lockedUntilMs) };
  }
  const failures = account.failed_logins + 1;
  await tx.execute('update person set failed_logins = $2, locked_until = $3 where id = $1', [
    account.id,
    failures,
    lockAfterFailure(failures, now),
  ]);
  return { kind: 'open', account };
}

async function admit(
  tx: Tx,
  { account, attempt }: { account: Account; attempt: LoginAttempt },
  now: Temporal.Instant,
): Promise<LoginResult> {
  await tx.execute('update person set failed_logins = 0, locked_until = null where id = $1', [account.id]);
  const { userAgent, replaces } = attempt;
  const session = { personId: account.id, organisationId: account.organisation_id, userAgent, replaces };
  return { kind: 'signed_in', token: await startSession(tx, session, now) };
}

async function refuse(tx: Tx, account: Account): Promise<LoginResult> {
  await tx.audit({
    action: 'session.start',
    object: `person:${account.id}`,
    organisationId: account.organisation_id,
    result: 'refused',
  });
  return { kind: 'refused' };
}

function asLogin({ origin }: LoginAttempt, account?: Account) {
  const actor: Actor = account
    ? { kind: 'person', id: account.id, label: account.name, origin }
    : { kind: 'system', id: 'login', label: 'login', origin };
  return { organisations: 'all' as const, actor };
}
