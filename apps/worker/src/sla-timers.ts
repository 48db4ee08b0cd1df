import { notifySla } from '@peil/alerting';
import { passSlaTimer, SLA_TIMER_KINDS } from '@peil/service-desk';
import type { StorySettings } from './on-transition.js';
import type { TimerHandler } from './timers.js';

/** A service-level clock that nears its end or passes it is written on the ticket, and the desk is told. */
export function slaTimerHandlers({ baseUrl }: StorySettings): ReadonlyMap<string, TimerHandler> {
  return new Map(
    SLA_TIMER_KINDS.map((kind): [string, TimerHandler] => [
      kind,
      async (tx, { subjectId }, now) => {
        const passed = await passSlaTimer(tx, { kind, ticketId: subjectId }, now);
        if (passed) await notifySla(tx, passed, { baseUrl, now });
      },
    ]),
  );
}
