import type { Caller } from '@peil/identity';
import { fileComplaint, portalTicket, portalView, replyAsCaller } from '@peil/service-desk';
import type { ApiDeps } from '../api-deps.js';
import type { Portal } from '../ports.js';

/** The portal as the routes use it: a caller reaches the own organisation and the own complaints, nothing else. */
export function portalOf({ database, clock }: Pick<ApiDeps, 'database' | 'clock'>): Portal {
  return {
    view: ({ caller, scope }) =>
      database.transaction(scope, (tx) =>
        portalView(tx, { organisationId: caller.organisationId, personId: caller.id, now: clock.now() }),
      ),
    file: ({ caller, scope }, complaint) =>
      database.transaction(scope, async (tx) => {
        const { organisationId } = caller;
        const filed = {
          ...complaint,
          organisationId,
          origin: 'portal' as const,
          reporter: reporterOf(caller),
        };
        const { ticketId } = await fileComplaint(tx, filed, clock.now());
        return portalTicket(tx, { ticketId, personId: caller.id });
      }),
    complaint: ({ caller, scope }, ticketId) =>
      database.transaction(scope, (tx) => portalTicket(tx, { ticketId, personId: caller.id })),
    reply: ({ caller, scope }, { ticketId, body }) =>
      database.transaction(scope, async (tx) => {
        await replyAsCaller(tx, { ticketId, personId: caller.id, body }, clock.now());
        return portalTicket(tx, { ticketId, personId: caller.id });
      }),
  };
}

function reporterOf({ id, name, email }: Caller) {
  return { personId: id, name, email };
}
