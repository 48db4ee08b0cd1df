import { walk } from './walk.js';

describe('walk', () => {
  it.each([
    ['next', 1, { index: 3, lastIndex: 3, length: 10 }, 4],
    ['previous', -1, { index: 3, lastIndex: 3, length: 10 }, 2],
    ['next at the end stays', 1, { index: 9, lastIndex: 9, length: 10 }, 9],
    ['previous at the start stays', -1, { index: 0, lastIndex: 0, length: 10 }, 0],
    ['next from nothing takes the first', 1, { index: -1, lastIndex: -1, length: 10 }, 0],
    ['next after a resolved ticket takes its place', 1, { index: -1, lastIndex: 4, length: 9 }, 4],
    ['previous after a resolved ticket', -1, { index: -1, lastIndex: 4, length: 9 }, 3],
    ['next after the last was resolved', 1, { index: -1, lastIndex: 9, length: 9 }, 8],
    ['nothing to walk through', 1, { index: -1, lastIndex: -1, length: 0 }, -1],
  ] as const)('%s', (_name, step, place, expected) => {
    expect(walk(step, place)).toBe(expected);
  });
});
