import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { addNote } from '../add-note.js';
import { changeTicket } from '../change-ticket.js';
import { INCIDENT_RESOLVED_NOTE } from '../wording/incident-text.js';

interface OpenIncident {
  readonly id: string;
  readonly version: number;
}

/**
 * Resolves the incident that monitoring opened for an outage, with a note; answers null when people closed it
 * before. Complaints linked to the outage stay open: the desk tells their callers.
 */
export async function resolveIncidentOfOutage(
  tx: Tx,
  outage: { readonly id: string },
  now: Temporal.Instant,
): Promise<{ ticketId: string } | null> {
  const [incident] = await tx.query<OpenIncident>(
    `select id, version from ticket
     where outage_id = $1 and origin = 'monitoring' and status in ('new', 'in_progress', 'waiting') for update`,
    [outage.id],
  );
  if (!incident) return null;
  const ticketId = incident.id;
  await addNote(tx, { ticketId, body: INCIDENT_RESOLVED_NOTE }, now);
  await changeTicket(
    tx,
    { ticketId, version: incident.version, patch: { status: 'resolved', reason: 'outage_ended' } },
    now,
  );
  return { ticketId };
}
