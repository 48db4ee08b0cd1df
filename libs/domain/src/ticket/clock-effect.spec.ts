import { Temporal } from 'temporal-polyfill';
import { CLOCK_EFFECTS, clockEffect, clockHistory } from './clock-effect.js';
import { TICKET_STATUSES, type TicketStatus } from './ticket.js';

function hour(at: Temporal.Instant | null) {
  return at && Number(at.toString().slice(11, 13));
}

/** "new@9 waiting@10" at those hours of one day. */
function historyOf(text: string) {
  const events = text.split(' ').map((part) => {
    const [status = '', at = ''] = part.split('@');
    const found = TICKET_STATUSES.find((known) => known === status);
    if (!found) throw new Error(`no status ${status}`);
    return { status: found, at: Temporal.Instant.from(`2026-03-03T${at.padStart(2, '0')}:00:00Z`) };
  });
  const { pauses, stoppedAt } = clockHistory(events);
  return { pauses: pauses.map(({ from, until }) => [hour(from), hour(until)]), stopped: hour(stoppedAt) };
}

describe('clockEffect', () => {
  it('runs while the desk works, holds while it waits and ends when it is done', () => {
    expect(TICKET_STATUSES.map((status: TicketStatus) => `${status}:${clockEffect(status)}`)).toEqual([
      'new:runs',
      'in_progress:runs',
      'waiting:paused',
      'resolved:stopped',
      'closed:stopped',
      'cancelled:stopped',
    ]);
    expect(Object.keys(CLOCK_EFFECTS).sort()).toEqual([...TICKET_STATUSES].sort());
  });
});

describe('clockHistory', () => {
  it.each([
    ['new@9 in_progress@10', [], null],
    ['new@9 waiting@10', [[10, null]], null],
    [
      'new@9 waiting@10 in_progress@11 waiting@12 in_progress@13',
      [
        [10, 11],
        [12, 13],
      ],
      null,
    ],
    ['new@9 in_progress@10 resolved@11', [], 11],
    ['new@9 in_progress@10 resolved@11 closed@12', [], 11],
    ['new@9 resolved@10 closed@12 in_progress@14', [[10, 14]], null],
    ['new@9 waiting@10 resolved@12', [[10, 12]], 12],
    [
      'new@9 waiting@10 resolved@12 in_progress@15',
      [
        [10, 12],
        [12, 15],
      ],
      null,
    ],
    ['new@9 waiting@10 waiting@11 in_progress@12', [[10, 12]], null],
    ['new@9 cancelled@10', [], 10],
  ])('reads %s as pauses %j and stop %j', (text, pauses, stopped) => {
    expect(historyOf(text)).toEqual({ pauses, stopped });
  });
});
