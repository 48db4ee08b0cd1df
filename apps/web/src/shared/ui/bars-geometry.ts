import type { CheckStateName, DayBar } from '../../api/types.js';

export const BAR_BOX = { width: 360, height: 24 } as const;
const GAP_SHARE = 0.3;
/** A minute of trouble in a day must still be seen. */
const LEAST_HEIGHT = 8;

export interface Bar {
  date: string;
  state: CheckStateName;
  ratio: number | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The worst that happened on a day decides its colour; a good day stands full, an unknown one low. */
export function barsGeometry(bars: readonly DayBar[]): Bar[] {
  const pitch = BAR_BOX.width / Math.max(bars.length, 1);
  return bars.map((bar, index) => {
    const height = heightOf(bar);
    return {
      date: bar.date,
      state: worstOf(bar),
      ratio: bar.ratio,
      x: round(index * pitch),
      y: BAR_BOX.height - height,
      width: round(pitch * (1 - GAP_SHARE)),
      height,
    };
  });
}

export function worstOf(bar: DayBar): CheckStateName {
  if (bar.downSeconds > 0) return 'down';
  if (bar.degradedSeconds > 0) return 'degraded';
  return bar.upSeconds > 0 ? 'up' : 'unknown';
}

function heightOf(bar: DayBar): number {
  if (bar.ratio === null) return LEAST_HEIGHT;
  return round(LEAST_HEIGHT + (BAR_BOX.height - LEAST_HEIGHT) * bar.ratio);
}

const round = (value: number): number => Math.round(value * 100) / 100;
