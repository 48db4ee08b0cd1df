import type { MeasurementStrip } from '../../api/types.js';

export interface StripSize {
  width: number;
  height: number;
}

export interface StripGeometry {
  /** One path per unbroken run of buckets; nothing is drawn where nothing was measured. */
  lines: string[];
  areas: string[];
  complaintX: number;
  outageX: number | null;
}

const LEAST_TOP = 0.1;

type Strip = Pick<MeasurementStrip, 'from' | 'until' | 'complaintAt' | 'failRatio' | 'outageStartedAt'>;

/** Where the share of failed measurements runs in a box; the worst of it touches the top. */
export function stripGeometry(strip: Strip, { width, height }: StripSize): StripGeometry {
  const fromMs = Date.parse(strip.from);
  const spanMs = Math.max(Date.parse(strip.until) - fromMs, 1);
  const xOf = (instant: string): number => clamp((Date.parse(instant) - fromMs) / spanMs) * width;
  const bucketWidth = width / Math.max(strip.failRatio.length, 1);
  const top = topOf(strip.failRatio);
  const point = (index: number, ratio: number): [number, number] => [
    round((index + 0.5) * bucketWidth),
    round((1 - ratio / top) * height),
  ];
  const runs = unbrokenRuns(strip.failRatio).map((run) => run.map(([index, ratio]) => point(index, ratio)));
  return {
    lines: runs.map(pathOf),
    areas: runs.map(
      (run) =>
        `${pathOf(run)}L${String(run.at(-1)?.[0])} ${String(height)}L${String(run[0]?.[0])} ${String(height)}Z`,
    ),
    complaintX: round(xOf(strip.complaintAt)),
    outageX: strip.outageStartedAt === null ? null : round(xOf(strip.outageStartedAt)),
  };
}

function unbrokenRuns(ratios: readonly (number | null)[]): [number, number][][] {
  const runs: [number, number][][] = [];
  let run: [number, number][] = [];
  ratios.forEach((ratio, index) => {
    if (ratio !== null) {
      if (run.length === 0) runs.push(run);
      run.push([index, ratio]);
      return;
    }
    run = [];
  });
  return runs;
}

const pathOf = (run: readonly [number, number][]): string =>
  run.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join('');

/** A tenth at least, so that one lost sample does not look like an outage. */
const topOf = (ratios: readonly (number | null)[]): number =>
  Math.max(LEAST_TOP, ...ratios.map((ratio) => ratio ?? 0));

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);
const round = (value: number): number => Math.round(value * 100) / 100;

/** Share of failures over the last measured quarter of the strip; null when nothing was measured there. */
export function recentFailRatio(ratios: readonly (number | null)[]): number | null {
  const measured = ratios.slice(-Math.ceil(ratios.length / 4)).filter((ratio) => ratio !== null);
  if (measured.length === 0) return null;
  return measured.reduce((sum, ratio) => sum + ratio, 0) / measured.length;
}
