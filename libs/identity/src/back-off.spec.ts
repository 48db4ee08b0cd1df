import { Temporal } from 'temporal-polyfill';
import { lockAfterFailure } from './back-off.js';

const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
const lockSeconds = (failures: number): number => {
  const until = lockAfterFailure(failures, now);
  return until === null ? 0 : (until.epochMilliseconds - now.epochMilliseconds) / 1_000;
};

describe('the back-off of failed logins', () => {
  it('costs nothing for four, then doubles from 30 seconds to a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 8, 9, 10, 11, 1_000].map(lockSeconds)).toEqual([
      0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
  });
});
