import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import { invalidInput, UNKNOWN_ORGANISATION } from './input-faults.js';

interface Reach {
  readonly known: boolean;
  readonly within: boolean;
}

const REACH = `select exists (select 1 from organisation where id = $1) as known,
  peil_scope_all() or $1::uuid = any (peil_scope()) as within`;

/** Refuses an organisation that does not exist or lies outside the scope of the transaction. */
export async function requireOrganisation(tx: Tx, organisationId: string): Promise<void> {
  const [reach] = await tx.query<Reach>(REACH, [organisationId]);
  if (!reach?.known) throw invalidInput(UNKNOWN_ORGANISATION);
  if (!reach.within)
    throw new DomainError('forbidden', 'This organisation is not yours to open tickets for.');
}
