import type { TicketVerb } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { TicketRef } from './clock-timers.js';
import { pauseClocks, resumeClocks } from './pause-clocks.js';
import { endClocks, reopenClocks } from './stop-clocks.js';

type Effect = (tx: Tx, ticket: TicketRef, now: Temporal.Instant) => Promise<void>;
const none: Effect = () => Promise.resolve();

/** What each verb of the life cycle does to the clocks. */
const EFFECTS: Readonly<Record<TicketVerb, Effect>> = {
  start: none,
  wait: pauseClocks,
  resume: resumeClocks,
  resolve: (tx, ticket, now) => endClocks(tx, ticket, { because: 'reached', now }),
  close: none,
  reopen: reopenClocks,
  cancel: (tx, ticket, now) => endClocks(tx, ticket, { because: 'cancelled', now }),
};

/** Holds, resumes or ends the clocks of a ticket as its move asks; call it after the ticket was written. */
export function applyClockEffect(
  tx: Tx,
  ticket: TicketRef,
  { verb, now }: { readonly verb: TicketVerb; readonly now: Temporal.Instant },
): Promise<void> {
  return EFFECTS[verb](tx, ticket, now);
}
