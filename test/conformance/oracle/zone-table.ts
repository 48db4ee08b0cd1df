/** A stretch of UTC minutes with one offset, half-open; `offset` is local minus UTC in minutes. */
interface OffsetStretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

const FIRST_MINUTE = Date.UTC(2023, 10, 1) / 60_000;
const LAST_MINUTE = Date.UTC(2036, 2, 1) / 60_000;
const STRIDE = 360;

/**
 * The offsets of a zone from November 2023 to February 2036, found by asking Intl every six hours
 * and narrowing each change to the minute. Shares nothing with the engine or with Temporal.
 */
export function zoneTable(zone: string): readonly OffsetStretch[] {
  const known = tables.get(zone);
  if (known) return known;
  const offsetAt = offsetReader(zone);
  const stretches: OffsetStretch[] = [];
  let from = -Infinity;
  let offset = offsetAt(FIRST_MINUTE);
  for (let at = FIRST_MINUTE; at < LAST_MINUTE; at += STRIDE) {
    if (offsetAt(at + STRIDE) === offset) continue;
    const change = firstMinuteOtherThan(offset, offsetAt, at);
    stretches.push({ from, until: change, offset });
    from = change;
    offset = offsetAt(change);
  }
  stretches.push({ from, until: Infinity, offset });
  tables.set(zone, stretches);
  return stretches;
}

function firstMinuteOtherThan(
  offset: number,
  offsetAt: (utcMinute: number) => number,
  after: number,
): number {
  let [same, other] = [after, after + STRIDE];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

const tables = new Map<string, readonly OffsetStretch[]>();

/**
 * The UTC minute of a local minute (both counted from 1970): the first when the wall clock shows it twice;
 * when it never shows it, as late after the gap as it would have been after the gap's beginning.
 */
export function utcMinuteOf(zone: string, localMinute: number): number {
  const stretches = zoneTable(zone);
  for (const { from, until, offset } of stretches) {
    const utc = localMinute - offset;
    if (utc >= from && utc < until) return utc;
  }
  for (const [i, { until, offset }] of stretches.entries()) {
    const next = stretches[i + 1];
    if (next && localMinute >= until + offset && localMinute < until + next.offset)
      return localMinute - offset;
  }
  throw new Error(`local minute ${localMinute} cannot be placed in ${zone}`);
}

function offsetReader(zone: string): (utcMinute: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (utcMinute) => {
    const numbers = (format.format(utcMinute * 60_000).match(/\d+/g) ?? []).map(Number);
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = numbers;
    return Date.UTC(year, month - 1, day, hour, minute) / 60_000 - utcMinute;
  };
}
