import type { Actor } from '@peil/platform';
import type { Role, TokenScope } from './roles.js';

export interface Membership {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: 'municipality' | 'shared';
  readonly role: Role;
}

/** Who makes a request: a person with a session, or a program with an API token. */
export interface Caller {
  readonly kind: 'session' | 'token';
  /** Id of the person, or of the token. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: 'nl' | 'en';
  /** The organisation the person or token belongs to. */
  readonly organisationId: string;
  readonly memberships: readonly Membership[];
  readonly scopes: readonly TokenScope[];
  /** Only sessions have one. */
  readonly csrfToken: string | null;
  readonly expiresAt: string | null;
}

/** The caller as it stands in the audit trail; `origin` is the client's address. */
export function actorOf(caller: Caller, origin: string): Actor {
  const kind = caller.kind === 'session' ? 'person' : 'token';
  return { kind, id: caller.id, label: caller.name, origin };
}
