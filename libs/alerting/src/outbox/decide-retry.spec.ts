import { Temporal } from 'temporal-polyfill';
import { decideRetry } from './decide-retry.js';

const now = Temporal.Instant.from('2026-03-02T09:00:00Z');

describe('a message that was not delivered', () => {
  it.each([
    [1, 10],
    [2, 20],
    [3, 40],
    [7, 640],
    [8, 900],
    [5_000, 900],
  ])('is tried again, after attempt %i in %i seconds', (attempts, seconds) => {
    expect(decideRetry({ attempts, permanent: false, createdAt: now }, now)).toEqual({
      kind: 'again',
      at: now.add({ seconds }),
    });
  });

  it('is given up when trying again cannot help', () => {
    expect(decideRetry({ attempts: 1, permanent: true, createdAt: now }, now)).toEqual({ kind: 'given_up' });
  });

  it.each([
    ['PT72H', 'again'],
    ['PT72H1S', 'given_up'],
  ])('and was written %s ago: %s', (age, kind) => {
    expect(decideRetry({ attempts: 300, permanent: false, createdAt: now.subtract(age) }, now).kind).toBe(
      kind,
    );
  });
});
