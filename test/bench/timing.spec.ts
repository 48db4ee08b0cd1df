import { timingOf } from './timing.js';

describe('the timing of a benchmark', () => {
  it('measures the error of each interval, not the lag itself', () => {
    const lags = [5, 5, 9, 5];
    const starts = lags.map((lagMs, nth) => ({ checkId: 'a', dueMs: nth * 1000, lagMs }));
    expect(timingOf(starts, 1000)).toMatchObject({ errP50Ms: 4, errP99Ms: 4, errMaxMs: 4, lagP99Ms: 9 });
  });

  it('leaves out the interval around a sample that is missing', () => {
    const starts = [0, 1000, 3000].map((dueMs) => ({ checkId: 'a', dueMs, lagMs: dueMs === 3000 ? 50 : 0 }));
    expect(timingOf(starts, 1000).errMaxMs).toBe(0);
  });

  it('compares the busiest second with the mean, without the two that were cut off', () => {
    const starts = [1, 4, 2, 2, 9].flatMap((count, second) =>
      Array.from({ length: count }, (_, nth) => ({
        checkId: `${second}-${nth}`,
        dueMs: second * 1000 + nth,
        lagMs: 0,
      })),
    );
    expect(timingOf(starts, 60_000).busiestOverMean).toBe(1.5);
  });
});
