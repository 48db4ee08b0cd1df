/** When a check was due and when its probe began, in milliseconds. */
export interface Started {
  readonly checkId: string;
  readonly dueMs: number;
  readonly lagMs: number;
}

export interface Timing {
  readonly errP50Ms: number;
  readonly errP99Ms: number;
  readonly errMaxMs: number;
  readonly lagP99Ms: number;
  readonly busiestOverMean: number;
}

/**
 * How evenly checks ran: the error of an interval is how far two starts of one check in a row were from
 * `intervalMs` apart. The busiest second is that with most starts.
 */
export function timingOf(starts: readonly Started[], intervalMs: number): Timing {
  const errors = intervalErrors(starts, intervalMs).sort((a, b) => a - b);
  const lags = starts.map(({ lagMs }) => lagMs).sort((a, b) => a - b);
  const perSecond = new Map<number, number>();
  for (const { dueMs, lagMs } of starts) {
    const second = Math.floor((dueMs + lagMs) / 1000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  // the first and the last second are cut off by the measurement itself
  const counts = [...perSecond]
    .sort(([a], [b]) => a - b)
    .slice(1, -1)
    .map(([, count]) => count);
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  return {
    errP50Ms: quantile(errors, 0.5),
    errP99Ms: quantile(errors, 0.99),
    errMaxMs: errors.at(-1) ?? 0,
    lagP99Ms: quantile(lags, 0.99),
    busiestOverMean: Math.round((Math.max(0, ...counts) / Math.max(1, mean)) * 100) / 100,
  };
}

function intervalErrors(starts: readonly Started[], intervalMs: number): number[] {
  const last = new Map<string, Started>();
  const errors: number[] = [];
  for (const start of [...starts].sort((a, b) => a.dueMs - b.dueMs)) {
    const before = last.get(start.checkId);
    if (before && start.dueMs - before.dueMs === intervalMs)
      errors.push(Math.abs(start.lagMs - before.lagMs));
    last.set(start.checkId, start);
  }
  return errors;
}

/** The nearest-rank quantile of ascending values. */
function quantile(ascending: readonly number[], q: number): number {
  const rank = Math.max(1, Math.ceil(q * ascending.length));
  return ascending[rank - 1] ?? 0;
}
