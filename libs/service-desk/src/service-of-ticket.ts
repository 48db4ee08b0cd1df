import type { Impact } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import { invalidInput, UNKNOWN_SERVICE } from './input-faults.js';

/** What a ticket takes from the service it is about. */
export interface TicketService {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly impact: Impact;
  readonly team_id: string | null;
}

const USED = `select s.id, s.slug, s.name, s.impact, s.team_id from service s
  where (s.organisation_id = $1 or exists
    (select 1 from service_organisation u where u.service_id = s.id and u.organisation_id = $1))`;

/** The services an organisation uses or owns, by name. */
export function loadServicesUsedBy(tx: Tx, organisationId: string): Promise<TicketService[]> {
  return tx.query<TicketService>(`${USED} order by s.name, s.id`, [organisationId]);
}

/** The named service, or null when none is named; refuses one the organisation does not use. */
export async function loadServiceOf(
  tx: Tx,
  organisationId: string,
  serviceId: string | null,
): Promise<TicketService | null> {
  if (serviceId === null) return null;
  const [service] = await tx.query<TicketService>(`${USED} and s.id = $2`, [organisationId, serviceId]);
  if (!service) throw invalidInput(UNKNOWN_SERVICE);
  return service;
}
