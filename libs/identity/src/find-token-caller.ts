import type { Database } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { TOKEN_PREFIX } from './api-tokens.js';
import type { Caller, Membership } from './caller.js';
import type { Role, TokenScope } from './roles.js';
import { hashToken } from './secret-token.js';
import { TOUCH_SECONDS } from './session-rules.js';

interface TokenCallerRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: TokenScope[];
  readonly expires_at: Date | null;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly organisation_kind: Membership['organisationKind'];
  readonly locale: 'nl' | 'en';
}

const SELECT_TOKEN = `
  select t.id, t.name, t.role, t.scopes, t.expires_at, t.organisation_id, o.name as organisation_name,
    o.kind as organisation_kind, o.locale
  from api_token t join organisation o on o.id = t.organisation_id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)`;

const TOUCH_TOKEN = `update api_token set last_used_at = $2
  where id = $1 and (last_used_at is null or last_used_at < $3)`;

const AS_IDENTITY = { organisations: 'all' as const, actor: systemActor('identity') };

/** The program behind an API token, or null when the token is unknown, expired or revoked. */
export async function findTokenCaller(
  database: Database,
  secret: string,
  now: Temporal.Instant,
): Promise<Caller | null> {
  if (!secret.startsWith(TOKEN_PREFIX)) return null;
  return database.transaction(AS_IDENTITY, async (tx) => {
    const [row] = await tx.query<TokenCallerRow>(SELECT_TOKEN, [hashToken(secret), now]);
    if (!row) return null;
    await tx.execute(TOUCH_TOKEN, [row.id, now, now.subtract({ seconds: TOUCH_SECONDS })]);
    return callerOf(row);
  });
}

function callerOf(row: TokenCallerRow): Caller {
  const membership: Membership = {
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    organisationKind: row.organisation_kind,
    role: row.role,
  };
  return {
    kind: 'token',
    id: row.id,
    name: row.name,
    email: null,
    locale: row.locale,
    organisationId: row.organisation_id,
    memberships: [membership],
    scopes: row.scopes,
    csrfToken: null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}
