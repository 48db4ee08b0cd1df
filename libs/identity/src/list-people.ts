import { personView } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { z } from 'zod';

export type PersonView = z.infer<typeof personView>;

/** The people in scope that a ticket can be given to: desk, engineers and admins, of one organisation or all. */
export async function listAssignablePeople(
  tx: Tx,
  { organisationId }: { readonly organisationId?: string | undefined },
): Promise<PersonView[]> {
  return tx.query<PersonView>(
    `select p.id, p.name, p.organisation_id as "organisationId", o.name as "organisationName"
     from person p join organisation o on o.id = p.organisation_id
     where p.disabled_at is null and ($1::uuid is null or p.organisation_id = $1) and exists (select 1 from membership m
       where m.person_id = p.id and m.role in ('desk', 'engineer', 'admin'))
     order by p.name, p.id limit 1000`,
    [organisationId ?? null],
  );
}
