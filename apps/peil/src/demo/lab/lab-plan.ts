/** When one server fails: for `lastsMs`, every `everyMs`, for the first time at `firstMs` after the start. */
export interface OutagePlan {
  readonly server: string;
  readonly firstMs: number;
  readonly everyMs: number;
  readonly lastsMs: number;
}

interface Rhythm {
  readonly server: string;
  readonly firstS: readonly [number, number];
  readonly everyS: readonly [number, number];
  readonly lastsS: readonly [number, number];
}

/** Ranges in seconds; the seed chooses within them. */
const RHYTHMS: readonly Rhythm[] = [
  { server: 'web-flapping', firstS: [10, 20], everyS: [45, 60], lastsS: [15, 25] },
  { server: 'web-good', firstS: [60, 90], everyS: [900, 1_500], lastsS: [120, 240] },
  { server: 'tcp-echo', firstS: [180, 300], everyS: [1_200, 2_400], lastsS: [90, 180] },
  { server: 'mail', firstS: [300, 600], everyS: [1_800, 3_600], lastsS: [120, 300] },
  { server: 'dns', firstS: [600, 900], everyS: [2_400, 3_600], lastsS: [60, 120] },
];

/** The same seed gives the same plans. */
export function outagePlans(seed: number): OutagePlan[] {
  const random = randomOf(seed);
  const chosenMs = ([low, high]: readonly [number, number]) =>
    Math.round((low + random() * (high - low)) * 1000);
  return RHYTHMS.map(({ server, firstS, everyS, lastsS }) => ({
    server,
    firstMs: chosenMs(firstS),
    everyMs: chosenMs(everyS),
    lastsMs: chosenMs(lastsS),
  }));
}

/** Whether a server fails at this moment, and after how many milliseconds that changes. */
export function outageAt(
  { firstMs, everyMs, lastsMs }: OutagePlan,
  elapsedMs: number,
): { readonly failing: boolean; readonly changesInMs: number } {
  if (elapsedMs < firstMs) return { failing: false, changesInMs: firstMs - elapsedMs };
  const intoMs = (elapsedMs - firstMs) % everyMs;
  return intoMs < lastsMs
    ? { failing: true, changesInMs: lastsMs - intoMs }
    : { failing: false, changesInMs: everyMs - intoMs };
}

/** mulberry32: small and good enough to spread outages. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
