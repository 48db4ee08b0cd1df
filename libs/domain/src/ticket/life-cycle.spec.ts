import { Temporal } from 'temporal-polyfill';
import { TICKET_LIFE_CYCLE, moveTicket, verbsFrom } from './life-cycle.js';
import { TICKET_STATUSES, TICKET_VERBS, type TicketStatus, type TicketVerb } from './ticket.js';

const RESOLVED_AT = Temporal.Instant.from('2026-03-03T09:00:00Z');

function move(status: TicketStatus, verb: TicketVerb, more: Partial<Parameters<typeof moveTicket>[1]> = {}) {
  const resolvedAt = status === 'resolved' || status === 'closed' ? RESOLVED_AT : null;
  return moveTicket({ status, resolvedAt }, { verb, now: RESOLVED_AT, reopenWithinDays: 14, ...more });
}

describe('the life cycle table', () => {
  it('reaches every status from new', () => {
    const reached = new Set<TicketStatus>(['new']);
    for (const status of reached)
      for (const verb of verbsFrom(status)) reached.add(TICKET_LIFE_CYCLE[verb].to);
    expect([...reached].sort()).toEqual([...TICKET_STATUSES].sort());
  });

  it('names known statuses only, and offers every verb somewhere', () => {
    for (const verb of TICKET_VERBS) {
      const { from, to } = TICKET_LIFE_CYCLE[verb];
      for (const status of [...from, to]) expect(TICKET_STATUSES).toContain(status);
      expect(from.length).toBeGreaterThan(0);
      expect(from).not.toContain(to);
    }
    expect(Object.keys(TICKET_LIFE_CYCLE).sort()).toEqual([...TICKET_VERBS].sort());
  });

  it('ends in closed or cancelled from everywhere, and a cancelled ticket stays cancelled', () => {
    for (const status of TICKET_STATUSES) {
      const reached = new Set<TicketStatus>([status]);
      for (const at of reached) for (const verb of verbsFrom(at)) reached.add(TICKET_LIFE_CYCLE[verb].to);
      expect(reached.has('closed') || reached.has('cancelled')).toBe(true);
    }
    expect(verbsFrom('cancelled')).toEqual([]);
  });

  it.each<[TicketStatus, TicketVerb[]]>([
    ['new', ['start', 'wait', 'resolve', 'cancel']],
    ['in_progress', ['wait', 'resolve', 'cancel']],
    ['waiting', ['resume', 'resolve', 'cancel']],
    ['resolved', ['close', 'reopen']],
    ['closed', ['reopen']],
    ['cancelled', []],
  ])('offers from %s exactly %j', (status, verbs) => {
    expect(verbsFrom(status)).toEqual(verbs);
  });
});

describe('moveTicket', () => {
  it('agrees with the table for every status and verb', () => {
    for (const status of TICKET_STATUSES) {
      for (const verb of TICKET_VERBS) {
        const outcome = move(status, verb, { waitingReason: 'supplier' });
        expect(outcome.ok).toBe(verbsFrom(status).includes(verb));
        if (outcome.ok) expect(outcome.status).toBe(TICKET_LIFE_CYCLE[verb].to);
        else expect(outcome.reason).toBe('not_allowed_from_status');
      }
    }
  });

  it('demands a reason to wait and keeps it only while waiting', () => {
    expect(move('in_progress', 'wait')).toEqual({ ok: false, reason: 'waiting_reason_required' });
    expect(move('in_progress', 'wait', { waitingReason: 'caller' })).toEqual({
      ok: true,
      status: 'waiting',
      waitingReason: 'caller',
    });
    expect(move('waiting', 'resume', { waitingReason: 'caller' })).toMatchObject({ waitingReason: null });
  });

  it('reopens up to the last moment of the period and not after it', () => {
    const last = RESOLVED_AT.add({ hours: 14 * 24 });
    expect(move('closed', 'reopen', { now: last })).toMatchObject({ ok: true, status: 'in_progress' });
    expect(move('resolved', 'reopen', { now: last.add({ milliseconds: 1 }) })).toEqual({
      ok: false,
      reason: 'reopen_period_over',
    });
  });
});
