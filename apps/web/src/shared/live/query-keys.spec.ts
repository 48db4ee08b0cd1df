import { LIVE_KINDS, outdatedBy } from './query-keys.js';

describe('outdatedBy', () => {
  it('asks a changed ticket, the lists and the counts again', () => {
    expect(outdatedBy('ticket', 't1')).toEqual(
      expect.arrayContaining([
        ['tickets'],
        ['ticket-views'],
        ['ticket', 't1'],
        ['portal'],
        ['complaint', 't1'],
      ]),
    );
  });

  it('asks everything again when the demo comes or goes', () => {
    expect(outdatedBy('demo', '')).toBe('all');
  });

  it.each(LIVE_KINDS)('knows what a %s event makes old', (kind) => {
    expect(outdatedBy(kind, 'x').length).toBeGreaterThan(0);
  });
});
