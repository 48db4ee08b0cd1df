import { summaryOf } from './series-summary.js';

describe('summaryOf', () => {
  it('says a series in four figures, without what was not measured', () => {
    const series = {
      bucketSeconds: 60,
      times: [1_700_000_000, 1_700_000_060, 1_700_000_120],
      p50Ms: [30, null, 10],
      maxMs: [90, null, 50],
      failRatio: [0, null, 0.5],
    };
    expect(summaryOf(series)).toEqual({
      from: '2023-11-14T22:13:20.000Z',
      medianMs: 30,
      worstMs: 90,
      failRatio: 0.25,
    });
  });

  it('says nothing when nothing was measured', () => {
    expect(summaryOf({ bucketSeconds: 60, times: [], p50Ms: [], maxMs: [], failRatio: [] })).toBeNull();
  });
});
