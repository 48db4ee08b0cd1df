import type { DayBar } from '../../api/types.js';
import { BAR_BOX, barsGeometry } from './bars-geometry.js';

const aDay = (change: Partial<DayBar> = {}): DayBar => ({
  date: '2026-11-24',
  upSeconds: 86_400,
  degradedSeconds: 0,
  downSeconds: 0,
  unknownSeconds: 0,
  ratio: 1,
  ...change,
});

describe('barsGeometry', () => {
  it('lays ninety days side by side within the box', () => {
    const bars = barsGeometry(Array.from({ length: 90 }, () => aDay()));
    expect(bars.map((bar) => bar.x)).toEqual(Array.from({ length: 90 }, (_, index) => index * 4));
    expect(bars.every((bar) => bar.x + bar.width <= BAR_BOX.width)).toBe(true);
  });

  it('lets the worst of a day decide its colour, however short it was', () => {
    const days = [
      aDay(),
      aDay({ upSeconds: 86_340, degradedSeconds: 60 }),
      aDay({ upSeconds: 86_339, degradedSeconds: 60, downSeconds: 1 }),
      aDay({ upSeconds: 0, unknownSeconds: 86_400, ratio: null }),
    ];
    expect(barsGeometry(days).map((bar) => bar.state)).toEqual(['up', 'degraded', 'down', 'unknown']);
  });

  it('stands every bar on the floor: full when good, low when unknown, never invisible', () => {
    const bars = barsGeometry([aDay(), aDay({ ratio: 0.5 }), aDay({ ratio: 0 }), aDay({ ratio: null })]);
    expect(bars.map((bar) => bar.height)).toEqual([24, 16, 8, 8]);
    expect(bars.every((bar) => bar.y + bar.height === BAR_BOX.height)).toBe(true);
  });

  it('draws nothing for no days', () => {
    expect(barsGeometry([])).toEqual([]);
  });
});
