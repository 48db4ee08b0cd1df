import type { Ticket } from '../../api/types.js';

export type Change = Ticket['history'][number];

const identity = (change: Change): string =>
  [change.at, change.field, change.newValue, change.actor].join('\u0000');

/** What happened to a ticket between what someone saw and what it is now. */
export function changesSince(seen: Pick<Ticket, 'history'>, now: Pick<Ticket, 'history'>): Change[] {
  const known = new Set(seen.history.map(identity));
  return now.history.filter((change) => !known.has(identity(change)));
}
