import { readQueueSearch } from './queue-search.js';

describe('readQueueSearch', () => {
  it('keeps what it understands and leaves the rest out', () => {
    expect(readQueueSearch({ view: 'mine', sort: 'nonsense', q: 2841, ticket: 'abc', other: 1 })).toEqual({
      view: 'mine',
      sort: undefined,
      q: '2841',
      ticket: 'abc',
    });
  });

  it('opens the queue for an address that makes no sense', () => {
    expect(readQueueSearch({ view: ['mine'], q: { a: 1 } })).toEqual({});
  });
});
