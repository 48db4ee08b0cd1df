import { organisationView } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { z } from 'zod';

export type OrganisationView = z.infer<typeof organisationView>;

/**
 * The organisations of `scope`, municipalities first. Names of organisations are readable to everyone
 * in row-level security, so the scope is named here.
 */
export async function listOrganisations(
  tx: Tx,
  scope: 'all' | readonly string[],
): Promise<OrganisationView[]> {
  return tx.query<OrganisationView>(
    `select id, slug, name, kind, demo from organisation
     where $1::uuid[] is null or id = any ($1::uuid[]) order by kind, name, id`,
    [scope === 'all' ? null : scope],
  );
}
