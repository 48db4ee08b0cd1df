import { changesSince, type Change } from './changes-since.js';

const aChange = (change: Partial<Change>): Change => ({
  at: '2026-11-24T08:00:00Z',
  field: 'status',
  oldValue: 'new',
  newValue: 'in_progress',
  reason: null,
  actor: 'R. Bakker',
  ...change,
});

describe('changesSince', () => {
  it('names what a colleague changed, and not what was there already', () => {
    const old = aChange({});
    const fresh = aChange({ at: '2026-11-24T08:05:00Z', field: 'assignee', newValue: 'R. Bakker' });
    expect(changesSince({ history: [old] }, { history: [old, fresh] })).toEqual([fresh]);
  });

  it('is empty when only the conversation grew', () => {
    expect(changesSince({ history: [aChange({})] }, { history: [aChange({})] })).toEqual([]);
  });
});
