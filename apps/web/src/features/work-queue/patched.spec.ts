import { expectedChange } from './patched.js';

const before = {
  status: 'waiting' as const,
  waitingReason: 'caller' as const,
  assignee: { id: 'p1', name: 'S. de Boer' },
};

describe('expectedChange', () => {
  it('forgets the reason of waiting when the ticket moves on', () => {
    expect(expectedChange(before, { patch: { status: 'in_progress' } })).toEqual({
      ...before,
      status: 'in_progress',
      waitingReason: null,
    });
  });

  it('takes the new reason of waiting', () => {
    const patch = { status: 'waiting', waitingReason: 'supplier' } as const;
    expect(expectedChange(before, { patch }).waitingReason).toBe('supplier');
  });

  it('tells nobody apart from not mentioned', () => {
    expect(expectedChange(before, { patch: { assigneeId: null }, assignee: null }).assignee).toBeNull();
    expect(expectedChange(before, { patch: { status: 'resolved' } }).assignee).toEqual(before.assignee);
  });
});
