import { enqueueMessage } from '@peil/alerting';
import type { TicketView } from '@peil/contracts';
import type { Scope, Tx } from '@peil/persistence';
import {
  addNote,
  changeTicket,
  declineOutageOffer,
  linkOutage,
  listTickets,
  measuredHealth,
  openTicket,
  replyToTicket,
  ticketView,
  unlinkOutage,
  viewCounts,
  type HealthQuestion,
} from '@peil/service-desk';
import type { ApiDeps } from '../api-deps.js';
import type { Asked, Desk } from '../ports.js';

const outbox = { enqueue: enqueueMessage };

/** The service desk as the routes use it: every change answers with the ticket as it is now. */
export function deskOf({ database, clock }: Pick<ApiDeps, 'database' | 'clock'>): Desk {
  const health = measuredHealth(database);
  const viewer = ({ caller }: Asked) => ({
    personId: caller.kind === 'session' ? caller.id : null,
    now: clock.now(),
  });

  async function change(scope: Scope, ticketId: string, work: (tx: Tx) => Promise<unknown>) {
    await database.transaction(scope, work);
    return view(scope, ticketId);
  }

  /** Measurements are read after the ticket, not within: one request never holds two connections at once. */
  async function view(scope: Scope, ticketId: string): Promise<TicketView> {
    let question: HealthQuestion | undefined;
    const later = {
      failRatios: async (asked: HealthQuestion): Promise<(number | null)[]> => {
        question = asked;
        return [];
      },
    };
    const ticket = await database.transaction(scope, (tx) => ticketView(tx, ticketId, { health: later }));
    if (!question || !ticket.measurements) return ticket;
    const failRatio = await health.failRatios(question);
    return { ...ticket, measurements: { ...ticket.measurements, failRatio } };
  }

  return {
    tickets: (asked, query) =>
      database.transaction(asked.scope, (tx) => listTickets(tx, query, viewer(asked))),
    viewCounts: (asked) => database.transaction(asked.scope, (tx) => viewCounts(tx, viewer(asked))),
    ticket: ({ scope }, ticketId) => view(scope, ticketId),
    open: async ({ scope, caller }, request) => {
      const origin = caller.kind === 'token' ? 'api' : 'desk';
      const { ticketId } = await database.transaction(scope, (tx) =>
        openTicket(tx, { ...request, origin }, clock.now()),
      );
      return view(scope, ticketId);
    },
    change: ({ scope }, { ticketId, version, patch }) =>
      change(scope, ticketId, (tx) => changeTicket(tx, { ticketId, version, patch }, clock.now())),
    reply: ({ scope }, message) =>
      change(scope, message.ticketId, (tx) => replyToTicket(tx, message, { now: clock.now(), outbox })),
    note: ({ scope }, message) => change(scope, message.ticketId, (tx) => addNote(tx, message, clock.now())),
    linkOutage: ({ scope }, link) => change(scope, link.ticketId, (tx) => linkOutage(tx, link, clock.now())),
    unlinkOutage: async ({ scope }, ticketId) => {
      const { outage, offeredOutage } = await view(scope, ticketId);
      if (!outage && !offeredOutage) return view(scope, ticketId);
      const part = outage ? unlinkOutage : declineOutageOffer;
      return change(scope, ticketId, (tx) => part(tx, { ticketId }, clock.now()));
    },
  };
}
