import type { DayBar } from '@peil/contracts';
import {
  availabilityRatio,
  classDurationsMs,
  combineTimelines,
  dayBars,
  foldTimeline,
  localDays,
  sinceFirstMeasured,
  type LocalDay,
  type MsWindow,
  type StateChange,
  type Timeline,
} from '@peil/domain';
import { Temporal } from 'temporal-polyfill';

/** Which days a page shows: so many local days up to and with today. */
export interface BarDays {
  readonly now: Temporal.Instant;
  readonly days: number;
  readonly zone: string;
}

/** The days of a page and the window they cover, which ends now. */
export interface BarFrame {
  readonly days: readonly LocalDay[];
  readonly window: MsWindow;
}

export interface Bars {
  readonly bars: DayBar[];
  readonly ratio: number | null;
}

export function barFrame({ now, days, zone }: BarDays): BarFrame {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const local = localDays(today.subtract({ days: days - 1 }).toString(), days, zone);
  const untilMs = now.epochMilliseconds;
  return { days: local, window: { fromMs: local[0]?.fromMs ?? untilMs, untilMs } };
}

/** The class of one check over the window, from its first measurement on. */
export function timelineOf(changes: readonly StateChange[], { window }: BarFrame): Timeline {
  return sinceFirstMeasured(foldTimeline({ window, changes }));
}

/** Bars of a whole that needs all of its parts. */
export function combinedBars(timelines: readonly Timeline[], frame: BarFrame): Bars {
  return barsOf(combineTimelines({ window: frame.window, timelines, rule: { kind: 'all' } }), frame);
}

export function barsOf(timeline: Timeline, { days }: BarFrame): Bars {
  const bars = dayBars(timeline, days).map(({ date, durationsMs: ms, ratio }) => ({
    date,
    upSeconds: ms.up / 1_000,
    degradedSeconds: (ms.degraded + ms.flapping) / 1_000,
    downSeconds: (ms.down + ms.unreachable) / 1_000,
    unknownSeconds: ms.unknown / 1_000,
    ratio,
  }));
  return { bars, ratio: availabilityRatio(classDurationsMs(timeline)) };
}
