import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Role } from './roles.js';

/** A person whose account is about to change, locked until the transaction ends. */
export interface Account {
  readonly id: string;
  readonly organisation_id: string;
  readonly email: string;
  readonly name: string;
  readonly has_password: boolean;
  readonly disabled_at: Date | null;
  /** Held in the own organisation. */
  readonly roles: readonly Role[];
}

interface AccountRow extends Account {
  /** Organisations in which the person has a role and that this transaction does not reach. */
  readonly beyond: number;
}

const SELECT = `select p.id, p.organisation_id, p.email, p.name, p.password_hash is not null as has_password,
    p.disabled_at,
    (select coalesce(array_agg(m.role order by m.role), '{}') from membership m
      where m.person_id = p.id and m.organisation_id = p.organisation_id) as roles,
    (select count(distinct m.organisation_id)::int from membership m where m.person_id = p.id
      and not (peil_scope_all() or m.organisation_id = any (peil_scope()))) as beyond
  from person p`;

/** The account with this id; throws when it is not in scope or not this administrator's to manage. */
export async function findAccount(tx: Tx, personId: string): Promise<Account> {
  const [row] = await tx.query<AccountRow>(`${SELECT} where p.id = $1 for update of p`, [personId]);
  if (!row) throw new DomainError('not_found', 'There is no account with this id.');
  return manageable(row);
}

/** The account with this e-mail address, or null when there is none in scope. */
export async function findAccountByEmail(tx: Tx, email: string): Promise<Account | null> {
  const [row] = await tx.query<AccountRow>(`${SELECT} where lower(p.email) = lower($1) for update of p`, [
    email,
  ]);
  return row ? manageable(row) : null;
}

/** Whoever can give a person a new password can act as that person, so nobody may who reaches less far. */
function manageable(row: AccountRow): Account {
  if (row.beyond === 0) return row;
  throw new DomainError(
    'forbidden',
    'This person also works for another organisation; ask its administrator.',
  );
}
