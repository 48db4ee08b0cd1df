import { Temporal } from 'temporal-polyfill';
import { planHistory, type History } from './plan-history.js';
import { cellKey, migrationInstants } from './plan-redesign.js';
import { planLanes } from './lanes.js';

const NOW = Temporal.Instant.from('2026-11-24T10:00:00Z');
const REQUEST = { now: NOW, seed: 7, months: 36, effect: 0.4, watched: true };
const MONTH_MS = 30.44 * 86_400_000;

/** Outages a cell-month before and after each cell went over. */
function rates({ outages, waves, fromMs, nowMs }: History): { before: number; after: number } {
  const migrated = migrationInstants(waves);
  const closed = outages.filter(({ endMs }) => endMs !== null);
  const isBefore = ({ cell, startMs }: (typeof closed)[number]) =>
    startMs < (migrated.get(cellKey(cell)) ?? 0);
  const beforeMs = [...migrated.values()].reduce((sum, atMs) => sum + atMs - fromMs, 0);
  const afterMs = [...migrated.values()].reduce((sum, atMs) => sum + nowMs - atMs, 0);
  const before = closed.filter(isBefore).length;
  return { before: (before / beforeMs) * MONTH_MS, after: ((closed.length - before) / afterMs) * MONTH_MS };
}

describe('planHistory', () => {
  it('tells the same story for the same seed and another for another', () => {
    expect(planHistory(REQUEST)).toEqual(planHistory(REQUEST));
    expect(planHistory({ ...REQUEST, seed: 8 }).actions).not.toEqual(planHistory(REQUEST).actions);
  });

  it('plans about one outage a cell-month, and plants the effect it was asked for', () => {
    const planted = Array.from({ length: 6 }, (_, seed) => rates(planHistory({ ...REQUEST, seed })));
    const mean = (pick: (rate: { before: number; after: number }) => number) =>
      planted.reduce((sum, rate) => sum + pick(rate), 0) / planted.length;
    expect(mean(({ before }) => before)).toBeGreaterThan(0.8);
    expect(mean(({ before }) => before)).toBeLessThan(1.4);
    expect(mean(({ after, before }) => after / before)).toBeCloseTo(0.6, 1);
    const none = rates(planHistory({ ...REQUEST, effect: 0 }));
    expect(none.after / none.before).toBeGreaterThan(0.85);
  });

  it('draws eight waves of five cells, two months apart, each cell once', () => {
    const { waves } = planHistory(REQUEST);
    expect(waves.map(({ cells }) => cells.length)).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
    expect(new Set(waves.flatMap(({ cells }) => cells.map(cellKey))).size).toBe(40);
    for (let i = 1; i < waves.length; i += 1) {
      const months = ((waves[i]?.atMs ?? 0) - (waves[i - 1]?.atMs ?? 0)) / MONTH_MS;
      expect(Math.round(months)).toBe(2);
    }
  });

  it('lets no two outages of a cell meet and nothing happen after now', () => {
    const { outages, actions, nowMs } = planHistory(REQUEST);
    for (const key of new Set(outages.map(({ cell }) => cellKey(cell)))) {
      const own = outages.filter(({ cell }) => cellKey(cell) === key);
      for (let i = 1; i < own.length; i += 1) {
        expect(own[i]?.startMs).toBeGreaterThan(own[i - 1]?.endMs ?? Number.POSITIVE_INFINITY);
      }
    }
    expect(actions.every(({ atMs }) => atMs < nowMs)).toBe(true);
  });

  it('speaks of a ticket only after it was opened, also when the work is dealt out to lanes', () => {
    const { actions, nowMs } = planHistory(REQUEST);
    const { lanes, present } = planLanes(actions, {
      lanes: 3,
      atLeast: 100,
      presentFromMs: nowMs - 3 * 3_600_000,
    });
    const known = lanes.map(({ stretches }) => {
      const opened = new Set<number>();
      for (const action of stretches.flat()) {
        if (action.kind === 'complain' || action.kind === 'open') opened.add(action.ticket);
        else if ('ticket' in action) expect(opened.has(action.ticket)).toBe(true);
      }
      return opened;
    });
    expect(new Set(known.flatMap((opened) => [...opened])).size).toBe(
      known.reduce((sum, { size }) => sum + size, 0),
    );
    expect(lanes.flatMap(({ stretches }) => stretches.flat()).length + present.length).toBe(actions.length);
  });
});
