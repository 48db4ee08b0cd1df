import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Amsterdam';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPENS = 8;
const CLOSES = 18;

/** Starts of `count` months in a row and the instant after the last, epoch milliseconds; the last one ends now. */
export function monthStarts(now: Temporal.Instant, count: number): number[] {
  const local = now.toZonedDateTimeISO(ZONE);
  return Array.from({ length: count + 1 }, (_, i) => local.subtract({ months: count - i }).epochMilliseconds);
}

/** Monday to Friday, 8 to 18 local time. */
export function isOfficeTime(atMs: number): boolean {
  const { weekday, hour } = localTime(atMs);
  return weekday <= 5 && hour >= OPENS && hour < CLOSES;
}

/** The instant itself within office time, else the next morning at which people work, at the same minute. */
export function nextOfficeTime(atMs: number): number {
  let nextMs = atMs;
  while (!isOfficeTime(nextMs)) nextMs += HOUR_MS;
  return nextMs;
}

/** Weekday 1 Monday … 7 Sunday. */
function localTime(atMs: number): { weekday: number; hour: number } {
  const localMs = atMs + offsetMs(atMs);
  const day = Math.floor(localMs / DAY_MS);
  return { weekday: ((day + 3) % 7) + 1, hour: Math.floor((localMs - day * DAY_MS) / HOUR_MS) };
}

const offsets = new Map<number, number>();

/** The zone is asked once a day: an hour off on the two nights that clocks change does no harm to a story. */
function offsetMs(atMs: number): number {
  const day = Math.floor(atMs / DAY_MS);
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const local = Temporal.Instant.fromEpochMilliseconds(day * DAY_MS).toZonedDateTimeISO(ZONE);
  const found = local.offsetNanoseconds / 1e6;
  offsets.set(day, found);
  return found;
}
