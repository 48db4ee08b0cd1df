import type { TicketPatch } from '@peil/contracts';
import { clockEffect, type Priority, type TicketVerb } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { applyClockEffect } from './clocks/apply-clock-effect.js';
import { instantOf } from './clocks/clock-row.js';
import { retargetClocks } from './clocks/retarget-clocks.js';
import { changesBetween, decideMove, decidePriority, type StatusMove } from './decide-ticket-change.js';
import { requireText } from './input-faults.js';
import { loadTicketForUpdate, type TicketRow } from './load-ticket.js';
import { namesOf, requirePatchTargets } from './patch-targets.js';
import { refusedMove } from './refused-move.js';
import { recordChanges } from './ticket-changes.js';

export interface TicketToChange {
  readonly ticketId: string;
  /** The version the caller saw. */
  readonly version: number;
  readonly patch: TicketPatch;
}

/** Changes the fields a patch names; refuses when someone else changed the ticket since `version`. */
export async function changeTicket(
  tx: Tx,
  { ticketId, version, patch }: TicketToChange,
  now: Temporal.Instant,
): Promise<{ version: number }> {
  const ticket = await loadTicketForUpdate(tx, ticketId);
  if (ticket.version !== version) throw staleVersion(ticket.version);
  const decision = decideMove(ticket, patch, now);
  if (!decision.ok)
    throw refusedMove(decision.reason, { from: ticket.status, to: patch.status ?? ticket.status });
  await requirePatchTargets(tx, ticket, patch);
  const after = merge(ticket, patch, decision.move);
  const before = await namesOf(tx, ticket);
  const changes = changesBetween(before, await namesOf(tx, after), patch.reason || null);
  if (changes.length === 0) return { version: ticket.version };
  const written = await write(tx, { ticket, after, move: decision.move }, now);
  await moveClocks(tx, { ticket, priority: after.priority, verb: decision.move?.verb ?? null }, now);
  await recordChanges(tx, ticket, { now, changes });
  const detail = { fields: changes.map((change) => change.field) };
  const organisationId = ticket.organisation_id;
  await tx.audit({ action: 'ticket.change', object: `ticket:${ticketId}`, organisationId, detail });
  await tx.notify({ kind: 'ticket', organisationId, subject: ticketId, at: now });
  return written;
}

function merge(ticket: TicketRow, patch: TicketPatch, move: StatusMove | null): TicketRow {
  return {
    ...ticket,
    status: move?.status ?? ticket.status,
    waiting_reason: move ? move.waitingReason : ticket.waiting_reason,
    subject: patch.subject === undefined ? ticket.subject : requireText('subject', patch.subject, 200),
    impact: patch.impact ?? ticket.impact,
    urgency: patch.urgency ?? ticket.urgency,
    priority: decidePriority(ticket, patch),
    service_id: patch.serviceId === undefined ? ticket.service_id : patch.serviceId,
    team_id: patch.teamId === undefined ? ticket.team_id : patch.teamId,
    assignee_id: patch.assigneeId === undefined ? ticket.assignee_id : patch.assigneeId,
  };
}

const UPDATE = `update ticket set status = $3, waiting_reason = $4, subject = $5, impact = $6, urgency = $7,
    priority = $8, service_id = $9, team_id = $10, assignee_id = $11, updated_at = $12, version = version + 1,
    resolved_at = case $13 when 'resolve' then $12::timestamptz when 'reopen' then null else resolved_at end,
    closed_at = case $13 when 'close' then $12::timestamptz when 'reopen' then null else closed_at end
  where id = $1 and version = $2 returning version`;

async function write(
  tx: Tx,
  change: { ticket: TicketRow; after: TicketRow; move: StatusMove | null },
  now: Temporal.Instant,
): Promise<{ version: number }> {
  const { ticket, after, move } = change;
  const [row] = await tx.query<{ version: number }>(UPDATE, [
    ticket.id,
    ticket.version,
    after.status,
    after.waiting_reason,
    after.subject,
    after.impact,
    after.urgency,
    after.priority,
    after.service_id,
    after.team_id,
    after.assignee_id,
    now,
    move?.verb ?? '',
  ]);
  if (!row) throw staleVersion(ticket.version);
  return row;
}

interface ClockMove {
  readonly ticket: TicketRow;
  readonly priority: Priority;
  readonly verb: TicketVerb | null;
}

/** A ticket that ended keeps its clocks as they ended; reopened, it is held to its priority of now. */
async function moveClocks(
  tx: Tx,
  { ticket, priority, verb }: ClockMove,
  now: Temporal.Instant,
): Promise<void> {
  const responded = ticket.first_responded_at !== null;
  const target = { priority, responded, createdAt: instantOf(ticket.created_at), now };
  if (verb === 'reopen') {
    await applyClockEffect(tx, ticket, { verb, now });
    return retargetClocks(tx, ticket, target);
  }
  const counts = clockEffect(ticket.status) !== 'stopped';
  if (counts && priority !== ticket.priority) await retargetClocks(tx, ticket, target);
  if (verb) await applyClockEffect(tx, ticket, { verb, now });
}

function staleVersion(current: number): DomainError {
  return new DomainError('stale_version', 'The ticket was changed by someone else; fetch it again.', {
    params: { version: current },
  });
}
