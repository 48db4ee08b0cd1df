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
  const runs = unbrokenRuns(strip.failRatio)
    .map((run) => run.map(([index, ratio]) => point(index, ratio)))
    .map((run) => visible(run, bucketWidth));
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

/** A single bucket is a point, and a point is not drawn: it becomes as wide as its bucket. */
function visible(run: [number, number][], bucketWidth: number): [number, number][] {
  const [first, ...rest] = run;
  if (!first || rest.length > 0) return run;
  const [x, y] = first;
  return [
    [round(x - bucketWidth / 2), y],
    [round(x + bucketWidth / 2), y],
  ];
}

const pathOf = (run: readonly [number, number][]): string =>
  run.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join('');

/** A tenth at least, so that one lost sample does not look like an outage. */
const topOf = (ratios: readonly (number | null)[]): number =>
  Math.max(LEAST_TOP, ...ratios.map((ratio) => ratio ?? 0));

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);
const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * Share of failures over the latest measured buckets, at most a quarter of the strip; null when nothing was
 * measured. The strip of a fresh complaint ends with an hour that is still to come.
 */
export function recentFailRatio(ratios: readonly (number | null)[]): number | null {
  const measured = ratios.filter((ratio) => ratio !== null).slice(-Math.ceil(ratios.length / 4));
  if (measured.length === 0) return null;
  return measured.reduce((sum, ratio) => sum + ratio, 0) / measured.length;
}
