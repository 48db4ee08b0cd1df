import { z } from 'zod';
import { id, instant, locale, organisationKind, role } from '../vocabulary.js';

export const organisationView = z
  .object({ id, slug: z.string(), name: z.string(), kind: organisationKind, demo: z.boolean() })
  .meta({ id: 'Organisation' });

export const loginRequest = z
  .object({ email: z.email().max(254), password: z.string().min(1).max(1024) })
  .meta({ id: 'LoginRequest' });

/** Who is signed in. Send `csrfToken` as header X-CSRF-Token with every unsafe request. */
export const sessionView = z
  .object({
    person: z.object({ id, name: z.string(), email: z.string(), locale }),
    organisation: organisationView,
    memberships: z.array(z.object({ organisationId: id, organisationName: z.string(), role })),
    csrfToken: z.string(),
    expiresAt: instant,
  })
  .meta({ id: 'Session' });

export const personView = z
  .object({ id, name: z.string(), organisationId: id, organisationName: z.string() })
  .meta({ id: 'Person' });

export const apiTokenRequest = z
  .object({
    name: z.string().min(1).max(100),
    role,
    scopes: z.array(z.enum(['read', 'write'])).min(1),
    expiresAt: instant.nullable().optional(),
  })
  .meta({ id: 'ApiTokenRequest' });
export const apiTokenView = z
  .object({
    id,
    name: z.string(),
    role,
    scopes: z.array(z.string()),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiToken' });
/** The secret is shown once, here. */
export const apiTokenCreated = apiTokenView.extend({ secret: z.string() }).meta({ id: 'ApiTokenCreated' });

export const auditEntryView = z
  .object({
    id: z.int(),
    action: z.string(),
    object: z.string(),
    result: z.string(),
    origin: z.string(),
    actor: z.string(),
    at: instant,
  })
  .meta({ id: 'AuditEntry' });

export type SessionView = z.infer<typeof sessionView>;
export type ApiTokenView = z.infer<typeof apiTokenView>;
