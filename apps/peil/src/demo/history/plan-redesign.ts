import { keyOf, type DemoCell } from '../catalogue/demo-config.js';
import { drawOrder } from '../random/draw.js';
import type { Random } from '../random/pcg32.js';

export interface PlannedWave {
  readonly ordinal: number;
  readonly name: string;
  readonly atMs: number;
  readonly cells: readonly DemoCell[];
}

const WAVES = 8;
/** Of 36 months: those before the first wave, and those between two waves. A shorter history keeps the proportion. */
const BASELINE_MONTHS = 14;
const MONTHS_BETWEEN = 2;
const OF_MONTHS = 36;

/** Eight waves of equal size, two months apart; which cell goes when is drawn by lot. */
export function planRedesign(
  random: Random,
  cells: readonly DemoCell[],
  months: readonly number[],
): PlannedWave[] {
  const order = drawOrder(random, cells);
  const size = Math.ceil(order.length / WAVES);
  const scale = (months.length - 1) / OF_MONTHS;
  return Array.from({ length: WAVES }, (_, i) => ({
    ordinal: i + 1,
    name: `Golf ${i + 1}`,
    atMs: months[Math.floor((BASELINE_MONTHS + MONTHS_BETWEEN * i) * scale)] ?? 0,
    cells: order.slice(i * size, (i + 1) * size),
  }));
}

/** `demo-gis-meerdijk`: the component of a cell. */
export function cellKey({ service, municipality }: DemoCell): string {
  return keyOf(service.key, municipality.slug);
}

/** When each cell went over, by the key of its component. */
export function migrationInstants(waves: readonly PlannedWave[]): ReadonlyMap<string, number> {
  return new Map(waves.flatMap(({ atMs, cells }) => cells.map((cell) => [cellKey(cell), atMs] as const)));
}
