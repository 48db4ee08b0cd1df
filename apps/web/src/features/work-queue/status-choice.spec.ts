import { patchFor, statusChoices } from './status-choice.js';

describe('statusChoices', () => {
  it('puts the present first and splits waiting by its reason', () => {
    expect(
      statusChoices({ status: 'in_progress', waitingReason: null, allowedStatuses: ['waiting', 'resolved'] }),
    ).toEqual(['in_progress', 'waiting:caller', 'waiting:supplier', 'waiting:change', 'resolved']);
  });

  it('lets a waiting ticket wait for someone else', () => {
    expect(
      statusChoices({ status: 'waiting', waitingReason: 'supplier', allowedStatuses: ['in_progress'] }),
    ).toEqual(['waiting:supplier', 'in_progress', 'waiting:caller', 'waiting:change']);
  });

  it('offers no status twice', () => {
    const choices = statusChoices({
      status: 'new',
      waitingReason: null,
      allowedStatuses: ['new', 'in_progress', 'in_progress'],
    });
    expect(choices).toEqual(['new', 'in_progress']);
  });
});

describe('patchFor', () => {
  it('sends the reason along with waiting, and only then', () => {
    expect(patchFor('waiting:change')).toEqual({ status: 'waiting', waitingReason: 'change' });
    expect(patchFor('resolved')).toEqual({ status: 'resolved' });
  });
});
