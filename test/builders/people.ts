import type { Tx } from '@peil/persistence';
import { insertRow, POISON, poisonSlug, type Row } from './insert-row.js';

/** Creation times no spec reads on purpose. */
export const LONG_AGO = '2001-01-01T00:00:00Z';

export interface Stored {
  readonly id: string;
}

export interface StoredOrganisation extends Stored {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'municipality' | 'shared';
}

export const anOrganisation = (tx: Tx, row: Row = {}): Promise<StoredOrganisation> =>
  insertRow(tx, 'organisation', {
    slug: poisonSlug(),
    name: POISON,
    kind: 'municipality',
    created_at: LONG_AGO,
    ...row,
  });

export interface StoredPerson extends Stored {
  readonly email: string;
  readonly name: string;
  readonly organisation_id: string;
}

/** A person; names the organisation, and with `role` a membership there. */
export async function aPerson(
  tx: Tx,
  { role, ...row }: Row & { readonly organisation_id: string; readonly role?: string },
): Promise<StoredPerson> {
  const person = await insertRow<StoredPerson>(tx, 'person', {
    email: `${poisonSlug()}@poison.invalid`,
    name: POISON,
    created_at: LONG_AGO,
    ...row,
  });
  const membership = { person_id: person.id, organisation_id: row.organisation_id, role };
  if (role !== undefined) await insertRow(tx, 'membership', membership);
  return person;
}

export const aTeam = (tx: Tx, row: Row & { readonly organisation_id: string }): Promise<Stored> =>
  insertRow(tx, 'team', { slug: poisonSlug(), name: POISON, ...row });
