import {
  addNote,
  changeTicket,
  fileComplaint,
  openTicket,
  replyAsCaller,
  replyToTicket,
} from '@peil/service-desk';
import { Temporal } from 'temporal-polyfill';
import { keyOf } from '../catalogue/demo-config.js';
import type { Action } from './actions.js';
import { as, known, type Past } from './past.js';

type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** Replies of the past reach nobody's mailbox. */
const NO_MAIL = { enqueue: () => Promise.resolve() };

export async function writeComplaint(past: Past, action: Of<'complain'>): Promise<void> {
  const person = known(past.people, action.reporter);
  const outageId = action.joins ? (past.openOutages.get(action.cell) ?? null) : null;
  const { id: personId, name, email, organisationId } = person;
  const filed = await fileComplaint(
    as(past.tx, person),
    {
      organisationId,
      origin: 'portal',
      reporter: { personId, name, email },
      description: action.description,
      ability: action.ability,
      serviceId: known(past.services, keyOf(action.service)),
      outageId,
    },
    instantOf(action),
  );
  past.tickets.set(action.ticket, { id: filed.ticketId, version: 1 });
}

export async function writeTicket(past: Past, action: Of<'open'>): Promise<void> {
  const { name, email, organisationId } = known(past.people, action.reporter);
  const opened = await openTicket(
    as(past.tx, known(past.people, action.by)),
    {
      ...action.request,
      organisationId,
      origin: 'desk',
      serviceId: action.service === null ? null : known(past.services, keyOf(action.service)),
      reporterName: name,
      reporterEmail: email,
    },
    instantOf(action),
  );
  past.tickets.set(action.ticket, { id: opened.ticketId, version: 1 });
}

export async function writeReply(past: Past, action: Of<'reply' | 'note' | 'callerReply'>): Promise<void> {
  const ticketId = ticketOf(past, action.ticket).id;
  const person = known(past.people, action.by);
  const tx = as(past.tx, person);
  const said = { ticketId, body: action.body };
  if (action.kind === 'note') await addNote(tx, said, instantOf(action));
  else if (action.kind === 'reply')
    await replyToTicket(tx, said, { now: instantOf(action), outbox: NO_MAIL });
  else await replyAsCaller(tx, { ...said, personId: person.id }, instantOf(action));
}

export async function writeChange(past: Past, action: Of<'change'>): Promise<void> {
  const ticket = ticketOf(past, action.ticket);
  const person = known(past.people, action.by);
  const patch = action.assign ? { ...action.patch, assigneeId: person.id } : action.patch;
  const change = { ticketId: ticket.id, version: ticket.version, patch };
  const { version } = await changeTicket(as(past.tx, person), change, instantOf(action));
  past.tickets.set(action.ticket, { id: ticket.id, version });
}

function ticketOf(past: Past, number: number): { readonly id: string; readonly version: number } {
  const ticket = past.tickets.get(number);
  if (!ticket) throw new Error(`the demo's plan speaks of ticket ${number} before it was opened`);
  return ticket;
}

function instantOf({ atMs }: Action): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(atMs);
}
