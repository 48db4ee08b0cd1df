import type { Database, Tx } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import { Temporal } from 'temporal-polyfill';
import type { Caller, Membership } from './caller.js';
import { hashToken } from './secret-token.js';
import { endOfSession, IDLE_MINUTES, TOUCH_SECONDS } from './session-rules.js';

interface SessionRow {
  readonly person_id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'nl' | 'en';
  readonly csrf_token: string;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly memberships: readonly Membership[];
}

const SELECT_SESSION = `
  select s.person_id, p.organisation_id, p.name, p.email, p.locale, s.csrf_token, s.last_seen_at, s.expires_at,
    (select coalesce(json_agg(json_build_object('organisationId', o.id, 'organisationName', o.name,
        'organisationKind', o.kind, 'role', m.role) order by o.kind desc, o.name, m.role), '[]'::json)
      from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id) as memberships
  from session s join person p on p.id = s.person_id
  where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.disabled_at is null`;

const AS_IDENTITY = { organisations: 'all' as const, actor: systemActor('identity') };

/** The person behind a session token, or null when it is unknown, ended or of a disabled account. */
export async function findSession(
  database: Database,
  token: string,
  now: Temporal.Instant,
): Promise<Caller | null> {
  return database.transaction(AS_IDENTITY, async (tx) => {
    const params = [hashToken(token), now, now.subtract({ minutes: IDLE_MINUTES })];
    const [row] = await tx.query<SessionRow>(SELECT_SESSION, params);
    if (!row) return null;
    await touch(tx, { token, lastSeenAt: row.last_seen_at }, now);
    return callerOf(row, now);
  });
}

async function touch(
  tx: Tx,
  seen: { token: string; lastSeenAt: Date },
  now: Temporal.Instant,
): Promise<void> {
  if (now.epochMilliseconds - seen.lastSeenAt.getTime() < TOUCH_SECONDS * 1000) return;
  await tx.execute('update session set last_seen_at = $2 where token_hash = $1', [
    hashToken(seen.token),
    now,
  ]);
}

function callerOf(row: SessionRow, now: Temporal.Instant): Caller {
  const absoluteEnd = Temporal.Instant.fromEpochMilliseconds(row.expires_at.getTime());
  return {
    kind: 'session',
    id: row.person_id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    organisationId: row.organisation_id,
    memberships: row.memberships,
    scopes: ['read', 'write'],
    csrfToken: row.csrf_token,
    expiresAt: endOfSession(now, absoluteEnd).toString(),
  };
}
