import { personView } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { z } from 'zod';

export type PersonView = z.infer<typeof personView>;

/** The people a ticket can be given to: desk, engineer and admin in the organisations in scope. */
export async function listAssignablePeople(tx: Tx): Promise<PersonView[]> {
  return tx.query<PersonView>(
    `select p.id, p.name, p.organisation_id as "organisationId", o.name as "organisationName"
     from person p join organisation o on o.id = p.organisation_id
     where p.disabled_at is null and exists (select 1 from membership m
       where m.person_id = p.id and m.role in ('desk', 'engineer', 'admin'))
     order by p.name, p.id limit 1000`,
  );
}
