import { TICKET_STATUSES, TICKET_LIFE_CYCLE, TICKET_VERBS } from '@peil/domain';
import { Temporal } from 'temporal-polyfill';
import { changesBetween, decideMove, decidePriority, statusesFrom } from './decide-ticket-change.js';

const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
const at = (status: (typeof TICKET_STATUSES)[number]) => ({
  status,
  waiting_reason: status === 'waiting' ? ('supplier' as const) : null,
  resolved_at: status === 'resolved' || status === 'closed' ? new Date('2026-03-01T09:00:00Z') : null,
});

describe('the status a patch asks for', () => {
  const pairs = TICKET_STATUSES.flatMap((from) => TICKET_STATUSES.map((to) => ({ from, to })));

  it.each(pairs)('$from → $to is allowed exactly when the life cycle has a verb for it', ({ from, to }) => {
    const exists = TICKET_VERBS.some((verb) => {
      const rule = TICKET_LIFE_CYCLE[verb];
      return rule.from.includes(from) && rule.to === to;
    });
    const decision = decideMove(at(from), { status: to, waitingReason: 'caller' }, now);
    expect(decision.ok).toBe(exists || from === to);
    expect(statusesFrom(from).includes(to)).toBe(exists);
  });

  it('to wait without a reason is refused', () => {
    expect(decideMove(at('new'), { status: 'waiting' }, now)).toEqual({
      ok: false,
      reason: 'waiting_reason_required',
    });
  });

  it('that it has already moves nothing', () => {
    expect(decideMove(at('waiting'), { status: 'waiting' }, now)).toEqual({ ok: true, move: null });
    expect(decideMove(at('waiting'), { waitingReason: 'supplier' }, now)).toEqual({ ok: true, move: null });
  });

  it('waiting on another is a change of reason, no verb', () => {
    expect(decideMove(at('waiting'), { waitingReason: 'caller' }, now)).toEqual({
      ok: true,
      move: { verb: null, status: 'waiting', waitingReason: 'caller' },
    });
  });

  it('resolved more than a fortnight ago cannot be reopened', () => {
    const later = now.add({ hours: 14 * 24 });
    expect(decideMove(at('closed'), { status: 'in_progress' }, later)).toEqual({
      ok: false,
      reason: 'reopen_period_over',
    });
  });
});

describe('a change', () => {
  it('takes what a patch does not name from the ticket', () => {
    expect(decidePriority({ impact: 'high', urgency: 'low' }, { urgency: 'high' })).toBe('P1');
    expect(decidePriority({ impact: 'high', urgency: 'low' }, {})).toBe('P3');
  });

  it('leaves a row for each value that differs, with its reason', () => {
    const before = { status: 'new', team: null, subject: 'Mail' };
    expect(changesBetween(before, { status: 'new', team: 'Werkplek', subject: 'Mail!' }, 'gebeld')).toEqual([
      { field: 'team', from: null, to: 'Werkplek', reason: 'gebeld' },
      { field: 'subject', from: 'Mail', to: 'Mail!', reason: 'gebeld' },
    ]);
  });
});
