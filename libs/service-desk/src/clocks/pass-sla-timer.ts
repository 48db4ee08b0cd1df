import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import { recordChanges } from '../ticket-changes.js';
import { instantOf, type ClockKind } from './clock-row.js';
import type { SlaTimerKind, SlaTimerStep } from './clock-timers.js';

/** A clock that is about to run out or has run out, and whom to tell. */
export interface SlaPassed {
  readonly step: SlaTimerStep;
  readonly clock: ClockKind;
  readonly ticketId: string;
  readonly number: number;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly subject: string;
  readonly priority: string;
  readonly teamId: string | null;
  readonly assigneeEmail: string | null;
  readonly dueAt: Temporal.Instant;
}

interface PassedRow {
  readonly number: number;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly subject: string;
  readonly priority: string;
  readonly team_id: string | null;
  readonly assignee_email: string | null;
  readonly due_at: Date;
}

const TICKET = `select t.number, t.organisation_id, o.name as organisation_name, t.subject, t.priority, t.team_id,
    a.email as assignee_email, k.due_at
  from ticket t
  join organisation o on o.id = t.organisation_id
  join sla_clock k on k.ticket_id = t.id and k.kind = $2
  left join person a on a.id = t.assignee_id
  where t.id = $1 and k.state = 'running' and k.due_at is not null for update of t, k`;

/**
 * What happens when a timer of a clock is due: a breach is written on the clock, both leave a row in the ticket's
 * history. Null when the clock stopped, was held or runs out later after all: then there is nothing to tell.
 */
export async function passSlaTimer(
  tx: Tx,
  timer: { readonly kind: SlaTimerKind; readonly ticketId: string },
  now: Temporal.Instant,
): Promise<SlaPassed | null> {
  const { step, clock } = partsOf(timer.kind);
  const [row] = await tx.query<PassedRow>(TICKET, [timer.ticketId, clock]);
  if (!row) return null;
  const dueAt = instantOf(row.due_at);
  if (step === 'sla_breach') {
    if (Temporal.Instant.compare(dueAt, now) > 0) return null;
    await tx.execute(
      `update sla_clock set state = 'breached', breached_at = due_at where ticket_id = $1 and kind = $2`,
      [timer.ticketId, clock],
    );
  }
  const ref = { id: timer.ticketId, organisation_id: row.organisation_id };
  const change = { field: step, from: null, to: clock, reason: null };
  await recordChanges(tx, ref, { now, changes: [change] });
  await tx.audit({
    action: `ticket.${step}`,
    object: `ticket:${timer.ticketId}`,
    organisationId: row.organisation_id,
    detail: { clock, dueAt: dueAt.toString() },
  });
  await tx.notify({ kind: 'ticket', organisationId: row.organisation_id, subject: timer.ticketId, at: now });
  return toPassed(row, { step, clock, ticketId: timer.ticketId, dueAt });
}

function toPassed(
  row: PassedRow,
  timer: Pick<SlaPassed, 'step' | 'clock' | 'ticketId' | 'dueAt'>,
): SlaPassed {
  return {
    ...timer,
    number: row.number,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    subject: row.subject,
    priority: row.priority,
    teamId: row.team_id,
    assigneeEmail: row.assignee_email,
  };
}

/** Guarantee: SlaTimerKind is made of exactly these two parts. */
function partsOf(kind: SlaTimerKind): { step: SlaTimerStep; clock: ClockKind } {
  const [step, clock] = kind.split('.');
  return { step: step as SlaTimerStep, clock: clock as ClockKind };
}
