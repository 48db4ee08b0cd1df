import {
  MAX_SHARD_CHECKS,
  WINDOW_MS,
  planWindows,
  shardChecks,
  windowJobId,
  windowStarts,
} from './plan-windows.js';

function checksOf(siteId: string, count: number) {
  return Array.from({ length: count }, (_, i) => ({ id: `${siteId}-check-${i}`, siteId, kind: 'http' }));
}

function shardOfEach(checks: ReturnType<typeof checksOf>) {
  return new Map(shardChecks(checks).flatMap((s) => s.checks.map((c) => [c.id, s.shard] as const)));
}

describe('shardChecks', () => {
  it('keeps up to 500 checks of a site together', () => {
    const shards = shardChecks([...checksOf('b', MAX_SHARD_CHECKS), ...checksOf('a', 3)]);
    expect(shards.map((s) => [s.siteId, s.shard, s.checks.length])).toEqual([
      ['a', 0, 3],
      ['b', 0, 500],
    ]);
  });

  it.each([501, 2_000, 10_000])('cuts %p checks into shards of at most 500, each check in one', (count) => {
    const shards = shardChecks(checksOf('a', count));
    const ids = shards.flatMap((s) => s.checks.map((c) => c.id));
    expect(new Set(ids).size).toBe(count);
    expect(ids).toHaveLength(count);
    expect(Math.max(...shards.map((s) => s.checks.length))).toBeLessThanOrEqual(MAX_SHARD_CHECKS);
    expect(shards.length).toBeLessThanOrEqual(Math.ceil(count / MAX_SHARD_CHECKS) * 4);
  });

  it('moves no other check when one is added or removed', () => {
    const checks = checksOf('a', 700);
    const before = shardOfEach(checks);
    const after = shardOfEach([...checks.slice(5), ...checksOf('a', 710).slice(700)]);
    for (const check of checks.slice(5)) expect(after.get(check.id)).toBe(before.get(check.id));
  });

  it('gives the same shards whatever the order of the checks', () => {
    const checks = checksOf('a', 1_200);
    expect(shardOfEach(checks.toReversed())).toEqual(shardOfEach(checks));
  });

  it('refuses more checks with one id than a shard can hold', () => {
    const same = Array.from({ length: 501 }, () => ({ id: 'x', siteId: 'a' }));
    expect(() => shardChecks(same)).toThrow('more than 500 checks of one site share an id');
  });

  it('has no shard for no checks', () => {
    expect(shardChecks([])).toEqual([]);
  });
});

describe('planWindows', () => {
  it('plans each shard once for every window that overlaps the period', () => {
    const windows = planWindows([...checksOf('a', 2), ...checksOf('b', 1)], {
      fromMs: 31_000,
      untilMs: 90_000,
    });
    expect(windows.map((w) => [w.jobId, w.startMs, w.endMs, w.checks.length])).toEqual([
      ['a:0:30000', 30_000, 60_000, 2],
      ['b:0:30000', 30_000, 60_000, 1],
      ['a:0:60000', 60_000, 90_000, 2],
      ['b:0:60000', 60_000, 90_000, 1],
    ]);
  });

  it('lets windows touch without a hole', () => {
    const starts = windowStarts({ fromMs: 1, untilMs: 5 * WINDOW_MS + 1 });
    expect(starts).toEqual([0, 1, 2, 3, 4, 5].map((i) => i * WINDOW_MS));
  });

  it('makes job ids of exactly three parts, as BullMQ demands', () => {
    expect(windowJobId('6f9619ff-8b86-4d01-b42d-00cf4fc964ff', 3, 30_000).split(':')).toHaveLength(3);
    expect(() => windowJobId('a:b', 0, 0)).toThrow('a site id must be non-empty and hold no ":", got "a:b"');
    expect(() => windowJobId('', 0, 0)).toThrow('a site id must be non-empty');
  });
});
