import type { MsWindow } from '../check-state/due-instants.js';
import type { AvailabilityClass, ClassSpan, Timeline } from './availability-class.js';
import { joinEqual } from './timeline.js';

/** How a service follows from its checks: all of them must do, any one, or at least `k`. */
export type CombinationRule =
  { readonly kind: 'all' } | { readonly kind: 'any' } | { readonly kind: 'k_of_n'; readonly k: number };

/** From best to worst, as parts of a whole: a known failure outweighs a part nobody measured. */
const BEST_FIRST: readonly AvailabilityClass[] = [
  'up',
  'out_of_hours',
  'maintenance',
  'unknown',
  'degraded',
  'flapping',
  'unreachable',
  'down',
];

/** How many of `n` parts must do, per rule. */
const NEEDED: Readonly<Record<CombinationRule['kind'], (n: number, k: number) => number>> = {
  all: (n) => n,
  any: () => 1,
  k_of_n: (n, k) => Math.min(n, k),
};

export interface CombinationSource {
  readonly window: MsWindow;
  readonly timelines: readonly Timeline[];
  readonly rule: CombinationRule;
}

interface Edge {
  readonly atMs: number;
  readonly class: AvailabilityClass;
  readonly change: 1 | -1;
}

/**
 * The timeline of a whole from those of its parts: at each moment the class of the k-th best part
 * (`all`: the worst, `any`: the best). A part counts only where its timeline reaches; where none does,
 * the whole is `unknown`.
 * @throws {RangeError} when `k` is no whole number of at least 1.
 */
export function combineTimelines({ window, timelines, rule }: CombinationSource): Timeline {
  const k = rule.kind === 'k_of_n' ? rule.k : 1;
  if (!Number.isSafeInteger(k) || k < 1)
    throw new RangeError(`k must be a whole number of at least 1, got ${k}`);
  const counts = new Map<AvailabilityClass, number>();
  const spans: ClassSpan[] = [];
  let fromMs = window.fromMs;
  for (const edge of [...edgesOf(timelines), { atMs: Infinity, class: 'up', change: 1 } as const]) {
    const untilMs = Math.min(Math.max(edge.atMs, window.fromMs), window.untilMs);
    if (untilMs > fromMs) spans.push({ fromMs, untilMs, class: classOf(counts, NEEDED[rule.kind], k) });
    fromMs = untilMs;
    counts.set(edge.class, (counts.get(edge.class) ?? 0) + edge.change);
  }
  return joinEqual(spans);
}

function edgesOf(timelines: readonly Timeline[]): Edge[] {
  return timelines
    .flatMap((timeline) =>
      timeline.flatMap((span): Edge[] => [
        { atMs: span.fromMs, class: span.class, change: 1 },
        { atMs: span.untilMs, class: span.class, change: -1 },
      ]),
    )
    .sort((a, b) => a.atMs - b.atMs);
}

function classOf(
  counts: ReadonlyMap<AvailabilityClass, number>,
  neededOf: (n: number, k: number) => number,
  k: number,
): AvailabilityClass {
  const parts = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let missing = neededOf(parts, k);
  if (parts === 0) return 'unknown';
  for (const name of BEST_FIRST) {
    missing -= counts.get(name) ?? 0;
    if (missing <= 0) return name;
  }
  return 'unknown';
}
