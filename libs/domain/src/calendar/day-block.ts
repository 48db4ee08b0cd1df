import type { OpeningBlock } from './calendar-definition.js';

const MINUTES_PER_DAY = 24 * 60;

/** A block in minutes from the start of its day; a bound that cannot be read is undefined. */
export interface BlockMinutes {
  /** 0 to 1439. */
  readonly openMinute: number | undefined;
  /** Up to 2880, which is the end of the next day. */
  readonly closeMinute: number | undefined;
}

/** Reads `["HH:MM", "HH:MM"]`; opening times run to 23:59, closing times to 48:00. */
export function parseBlock([open, close]: OpeningBlock): BlockMinutes {
  return {
    openMinute: parseMinute(open, MINUTES_PER_DAY - 1),
    closeMinute: parseMinute(close, 2 * MINUTES_PER_DAY),
  };
}

function parseMinute(text: string, latest: number): number | undefined {
  const match = /^(\d{2}):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= latest ? minute : undefined;
}
