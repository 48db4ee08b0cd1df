import { Temporal } from 'temporal-polyfill';
import type { CalendarDefinition, CalendarVersion, IsoWeekday, OpeningBlock } from './calendar-definition.js';
import { parseBlock } from './day-block.js';
import { InvalidCalendar, validateCalendar } from './validate-calendar.js';

/** Why a local day has the opening hours it has. */
export type DaySource = 'hours' | 'exception' | 'holiday' | 'no_version';

/** A stretch of absolute time in epoch milliseconds, half-open. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The opening hours of one local date, ascending; after a change of the clocks they may overlap. */
export interface BusinessDay {
  readonly date: string;
  readonly source: DaySource;
  /** Index in `versions` of the hours in force; undefined when no version covers the date. */
  readonly versionIndex: number | undefined;
  readonly spans: readonly Span[];
}

/** A calendar ready for calculations: looks days up by number (0 is 1 January 1970) and remembers them. */
export interface BusinessCalendar {
  readonly dayAt: (dayNumber: number) => BusinessDay;
  /** No block opens on a day after this one; Infinity for a calendar that goes on. */
  readonly lastDayNumber: number;
}

const EPOCH_DATE = new Temporal.PlainDate(1970, 1, 1);
const MOST_REMEMBERED_DAYS = 20_000;
const compiled = new WeakMap<CalendarDefinition, BusinessCalendar>();

/**
 * The compiled form of a definition, remembered as long as the definition object lives.
 * @throws {InvalidCalendar} when {@link validateCalendar} finds faults.
 */
export function compileCalendar(definition: CalendarDefinition): BusinessCalendar {
  const known = compiled.get(definition);
  if (known) return known;
  const faults = validateCalendar(definition);
  if (faults.length > 0) throw new InvalidCalendar(faults);
  const calendar = createCalendar(definition);
  compiled.set(definition, calendar);
  return calendar;
}

function createCalendar(definition: CalendarDefinition): BusinessCalendar {
  const holidays = new Set(definition.holidays);
  const days = new Map<number, BusinessDay>();
  const dayAt = (dayNumber: number): BusinessDay => {
    const known = days.get(dayNumber);
    if (known) return known;
    if (days.size >= MOST_REMEMBERED_DAYS) days.clear();
    const day = createDay(definition, holidays, EPOCH_DATE.add({ days: dayNumber }));
    days.set(dayNumber, day);
    return day;
  };
  return { dayAt, lastDayNumber: findLastDayNumber(definition) };
}

function createDay(
  definition: CalendarDefinition,
  holidays: ReadonlySet<string>,
  date: Temporal.PlainDate,
): BusinessDay {
  const iso = date.toString();
  const found = definition.versions.findIndex((version) => isInForce(version, iso));
  const versionIndex = found < 0 ? undefined : found;
  const exception = definition.exceptions[iso];
  if (exception) {
    return { date: iso, source: 'exception', versionIndex, spans: toSpans(exception, date, definition.zone) };
  }
  if (holidays.has(iso)) return { date: iso, source: 'holiday', versionIndex, spans: [] };
  const version = definition.versions[found];
  if (!version) return { date: iso, source: 'no_version', versionIndex, spans: [] };
  const blocks = version.hours[date.dayOfWeek as IsoWeekday] ?? [];
  return { date: iso, source: 'hours', versionIndex, spans: toSpans(blocks, date, definition.zone) };
}

function isInForce(version: CalendarVersion, date: string): boolean {
  return (version.from ?? '') <= date && (version.until === undefined || date < version.until);
}

/** Blocks as absolute time. A change of the clocks may shift, shorten, swap or swallow them. */
function toSpans(blocks: readonly OpeningBlock[], date: Temporal.PlainDate, zone: string): Span[] {
  return blocks
    .map((block) => {
      const { openMinute = 0, closeMinute = 0 } = parseBlock(block);
      return { fromMs: toEpochMs(date, openMinute, zone), untilMs: toEpochMs(date, closeMinute, zone) };
    })
    .filter((span) => span.fromMs < span.untilMs)
    .toSorted((a, b) => a.fromMs - b.fromMs);
}

/** Wall-clock time to absolute: one that does not exist resolves later, one that comes twice to the first. */
function toEpochMs(date: Temporal.PlainDate, minute: number, zone: string): number {
  const clockMinute = minute % 1_440;
  return date
    .add({ days: Math.floor(minute / 1_440) })
    .toPlainDateTime({ hour: Math.floor(clockMinute / 60), minute: clockMinute % 60 })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function findLastDayNumber(definition: CalendarDefinition): number {
  const dates = [
    ...definition.versions.flatMap(({ from, until }) => [from, until].filter((date) => date !== undefined)),
    ...Object.keys(definition.exceptions),
  ];
  const goesOn = definition.versions.some(
    ({ until, hours }) => until === undefined && Object.values(hours).some((blocks) => blocks.length > 0),
  );
  if (goesOn) return Infinity;
  const last = dates.toSorted().at(-1);
  return last === undefined ? -Infinity : Temporal.PlainDate.from(last).since(EPOCH_DATE).total('days');
}
