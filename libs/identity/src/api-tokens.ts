import { randomUUID } from 'node:crypto';
import type { ApiTokenView } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import { Temporal } from 'temporal-polyfill';
import type { Role, TokenScope } from './roles.js';
import { hashToken, newSecretToken } from './secret-token.js';

/** Makes a leaked token recognisable to secret scanners. */
export const TOKEN_PREFIX = 'peil_';

export interface NewApiToken {
  readonly organisationId: string;
  readonly createdBy: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: string | null;
}

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: string[];
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

const COLUMNS = 'id, name, role, scopes, created_at, expires_at, last_used_at, revoked_at';

/** Makes a token for a program of this organisation; the secret is returned once and stored as a hash. */
export async function createApiToken(
  tx: Tx,
  token: NewApiToken,
  now: Temporal.Instant,
): Promise<ApiTokenView & { secret: string }> {
  refusePastExpiry(token.expiresAt, now);
  const secret = TOKEN_PREFIX + newSecretToken();
  const { organisationId, createdBy, name, role, scopes, expiresAt } = token;
  const [row] = await tx.query<TokenRow>(
    `insert into api_token (id, organisation_id, created_by, name, role, scopes, token_hash, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
    [
      randomUUID(),
      organisationId,
      createdBy,
      name,
      role,
      [...new Set(scopes)],
      hashToken(secret),
      now,
      expiresAt,
    ],
  );
  if (!row) throw new Error('insert into api_token returned no row');
  const detail = { name, role, scopes };
  await tx.audit({ action: 'api_token.create', object: `api_token:${row.id}`, organisationId, detail });
  return { ...viewOf(row), secret };
}

/** The tokens of the organisations in scope, newest first. */
export async function listApiTokens(tx: Tx): Promise<ApiTokenView[]> {
  const rows = await tx.query<TokenRow>(
    `select ${COLUMNS} from api_token order by created_at desc, id limit 500`,
  );
  return rows.map(viewOf);
}

/** Ends a token at once. Revoking it again changes nothing. */
export async function revokeApiToken(tx: Tx, tokenId: string, now: Temporal.Instant): Promise<void> {
  const [row] = await tx.query<{ organisation_id: string; revoked: boolean }>(
    `with hit as (select id, revoked_at from api_token where id = $1 for update)
     update api_token t set revoked_at = coalesce(t.revoked_at, $2) from hit where hit.id = t.id
     returning t.organisation_id, hit.revoked_at is not null as revoked`,
    [tokenId, now],
  );
  if (!row) throw new DomainError('not_found', 'There is no API token with this id.');
  if (row.revoked) return;
  const object = `api_token:${tokenId}`;
  await tx.audit({ action: 'api_token.revoke', object, organisationId: row.organisation_id });
}

function refusePastExpiry(expiresAt: string | null, now: Temporal.Instant): void {
  if (expiresAt === null || Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) > 0) return;
  const fault = { field: 'expiresAt', reason: 'lies in the past', hint: 'give a later instant, or null' };
  throw new DomainError('validation_failed', 'The token would have ended already.', { faults: [fault] });
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function viewOf(row: TokenRow): ApiTokenView {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: iso(row.expires_at),
    lastUsedAt: iso(row.last_used_at),
    revokedAt: iso(row.revoked_at),
  };
}
