import type { AccountView } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';

const SELECT = `
  select p.id, p.name, p.email, p.organisation_id as "organisationId", o.name as "organisationName",
    (select coalesce(json_agg(m.role order by m.role), '[]'::json) from membership m
      where m.person_id = p.id and m.organisation_id = p.organisation_id) as roles,
    (select coalesce(json_agg(json_build_object('organisationName', e.name, 'role', m.role) order by e.name, m.role),
        '[]'::json) from membership m join organisation e on e.id = m.organisation_id
      where m.person_id = p.id and m.organisation_id <> p.organisation_id) as elsewhere,
    case when p.disabled_at is not null then 'disabled' when p.password_hash is not null then 'active'
      when exists (select 1 from password_link l where l.person_id = p.id and l.used_at is null
        and l.expires_at > $1) then 'invited' else 'uninvited' end as state
  from person p join organisation o on o.id = p.organisation_id`;

/** The people of the organisations in scope, by organisation and name. */
export async function listAccounts(tx: Tx, now: Temporal.Instant): Promise<AccountView[]> {
  return tx.query<AccountView>(`${SELECT} order by o.kind desc, o.name, p.name, p.id limit 2000`, [now]);
}

export async function accountOf(tx: Tx, personId: string, now: Temporal.Instant): Promise<AccountView> {
  const [account] = await tx.query<AccountView>(`${SELECT} where p.id = $2`, [now, personId]);
  if (!account) throw new DomainError('not_found', 'There is no account with this id.');
  return account;
}
