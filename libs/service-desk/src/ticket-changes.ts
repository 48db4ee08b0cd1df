import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { TicketRef } from './clocks/clock-timers.js';

/** One row of a ticket's history. */
export interface TicketChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
}

const INSERT = `insert into ticket_change (ticket_id, organisation_id, actor_label, at, field, old_value, new_value, reason)
  select $1, $2, $3, $4, field, old_value, new_value, reason
  from unnest($5::text[], $6::text[], $7::text[], $8::text[])
    with ordinality as change (field, old_value, new_value, reason, place) order by place`;

export async function recordChanges(
  tx: Tx,
  ticket: TicketRef,
  { now, changes }: { readonly now: Temporal.Instant; readonly changes: readonly TicketChange[] },
): Promise<void> {
  if (changes.length === 0) return;
  await tx.execute(INSERT, [
    ticket.id,
    ticket.organisation_id,
    tx.actor.label,
    now,
    changes.map((change) => change.field),
    changes.map((change) => change.from),
    changes.map((change) => change.to),
    changes.map((change) => change.reason),
  ]);
}
