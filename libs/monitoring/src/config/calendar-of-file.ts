import type { ConfigFile } from '@peil/contracts';
import {
  dutchMunicipalClosingDays,
  type CalendarDefinition,
  type IsoWeekday,
  type OpeningBlock,
} from '@peil/domain';

type FileCalendar = ConfigFile['calendars'][number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Closing days are written out for these years around the present one; older tickets keep their clocks. */
const YEARS_BACK = 5;
const YEARS_AHEAD = 5;

/** A calendar of the file as the domain counts with it. */
export function toCalendarDefinition(calendar: FileCalendar, year: number): CalendarDefinition {
  const hours: Partial<Record<IsoWeekday, readonly OpeningBlock[]>> = {};
  for (const [index, weekday] of WEEKDAYS.entries()) {
    const blocks = calendar.hours[weekday];
    if (blocks) hours[isoWeekday(index)] = blocks.map(paddedBlock);
  }
  return {
    zone: calendar.zone,
    versions: [{ hours }],
    holidays: calendar.holidays === 'dutch-municipal' ? closingDays(year) : calendar.holidays,
    exceptions: Object.fromEntries(
      Object.entries(calendar.exceptions).map(([date, blocks]) => [date, blocks.map(paddedBlock)]),
    ),
  };
}

const ISO_WEEKDAYS: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];

function isoWeekday(index: number): IsoWeekday {
  return ISO_WEEKDAYS[index] ?? 1;
}

function paddedBlock([open, close]: readonly [string, string]): OpeningBlock {
  return [open.padStart(5, '0'), close.padStart(5, '0')];
}

function closingDays(year: number): string[] {
  const years = Array.from({ length: YEARS_BACK + YEARS_AHEAD + 1 }, (_, i) => year - YEARS_BACK + i);
  return years.flatMap((each) => dutchMunicipalClosingDays(each).map(({ date }) => date));
}
