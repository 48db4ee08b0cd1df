import { decodeCursor, encodeCursor } from './ticket-cursor.js';

const id = '3f0c9a52-6d1e-4c3b-9a51-0d6f7f6f2b10';
const parts = ['priority', 'instant', 'uuid'] as const;

describe('a cursor of the list', () => {
  it.each([
    '2026-03-02 09:00:00+00',
    '2026-03-02 10:00:00.123456+01',
    '2026-03-02 14:30:00+05:30',
    'infinity',
  ])('comes back as it went, with the instant %s', (instant) => {
    const values = ['P1', instant, id];
    expect(decodeCursor(encodeCursor({ sort: 'priority', values }), 'priority', parts)).toEqual(values);
  });

  it.each([
    ['another sort', { sort: 'due', values: ['P1', 'infinity', id] }],
    ['a value too few', { sort: 'priority', values: ['P1', 'infinity'] }],
    ['a value too many', { sort: 'priority', values: ['P1', 'infinity', id, id] }],
    ['no priority', { sort: 'priority', values: ['P9', 'infinity', id] }],
    ['no instant', { sort: 'priority', values: ['P1', "now'); drop table ticket", id] }],
    ['no id', { sort: 'priority', values: ['P1', 'infinity', 'x'] }],
  ])('is refused with %s', (_what, value) => {
    expect(() => decodeCursor(encodeCursor(value), 'priority', parts)).toThrow('Wrong input: cursor.');
  });
});
