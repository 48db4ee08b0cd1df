import type { Series } from '../../api/types.js';

export interface SeriesSummary {
  from: string;
  medianMs: number;
  worstMs: number;
  failRatio: number;
}

/** A latency series in four figures; null when it holds no measurement at all. */
export function summaryOf(series: Series): SeriesSummary | null {
  const first = series.times[0];
  const measured = series.failRatio.filter((ratio) => ratio !== null);
  if (first === undefined || measured.length === 0) return null;
  const medians = series.p50Ms.filter((ms) => ms !== null).toSorted((a, b) => a - b);
  return {
    from: new Date(first * 1000).toISOString(),
    medianMs: medians[Math.floor(medians.length / 2)] ?? 0,
    worstMs: Math.max(0, ...series.maxMs.filter((ms) => ms !== null)),
    failRatio: measured.reduce((sum, ratio) => sum + ratio, 0) / measured.length,
  };
}
