import type { Tx } from '@peil/persistence';
import { findAccount, type Account } from './find-account.js';
import { keepAdministrator } from './keep-administrator.js';
import type { Role } from './roles.js';

const DROP = `delete from membership where person_id = $1 and organisation_id = $2 and role <> all ($3::text[])`;
const GRANT = `insert into membership (person_id, organisation_id, role)
  select $1, $2, role from unnest($3::text[]) as role on conflict do nothing`;

/** Gives a person exactly these roles in the own organisation. The last administrator keeps that role. */
export async function changeRoles(
  tx: Tx,
  { personId, roles }: { readonly personId: string; readonly roles: readonly Role[] },
): Promise<void> {
  await setRoles(tx, await findAccount(tx, personId), roles);
}

/** The same for an account that is found already. Nothing is written when the roles are these. */
export async function setRoles(tx: Tx, account: Account, roles: readonly Role[]): Promise<void> {
  const { id, organisation_id: organisationId } = account;
  if (account.roles.includes('admin') && !roles.includes('admin')) {
    await keepAdministrator(tx, account, organisationId);
  }
  const wanted = [...new Set(roles)].sort();
  const dropped = await tx.execute(DROP, [id, organisationId, wanted]);
  const granted = await tx.execute(GRANT, [id, organisationId, wanted]);
  if (dropped + granted === 0) return;
  const detail = { before: account.roles, after: wanted };
  await tx.audit({ action: 'person.change_roles', object: `person:${id}`, organisationId, detail });
}
