import { configFile } from '@peil/contracts';
import { validateCalendar, type CalendarFault, type CalendarFaultCode } from '@peil/domain';
import type { Text } from '@peil/platform';
import { toCalendarDefinition, WEEKDAYS } from './calendar-of-file.js';
import type { ConfigFileFault, ConfigPath } from './config-fault.js';
import { entriesOf } from './file-entries.js';

const element = configFile.shape.calendars.unwrap().element;

/** Any year will do: ready-made closing days are never at fault. */
const ANY_YEAR = 2026;

const DUTCH: Readonly<Record<CalendarFaultCode, string>> = {
  unknown_zone: 'deze tijdzone bestaat niet',
  bad_time: 'dit is geen openingsblok',
  bad_date: 'deze datum bestaat niet',
  bad_weekday: 'deze weekdag bestaat niet',
  empty_block: 'het blok sluit niet na de opening',
  overlapping_blocks: 'deze openingstijden overlappen',
  empty_version: 'de geldigheid eindigt voor het begin',
  overlapping_versions: 'twee versies gelden tegelijk',
  no_opening_hours: 'de kalender gaat nooit open',
};

const HINTS: Readonly<Record<CalendarFaultCode, Text>> = {
  unknown_zone: { en: 'use for example Europe/Amsterdam', nl: 'gebruik bijvoorbeeld Europe/Amsterdam' },
  bad_time: { en: 'write ["08:30", "17:00"]', nl: 'schrijf ["08:30", "17:00"]' },
  bad_date: { en: 'write an existing day as YYYY-MM-DD', nl: 'schrijf een bestaande dag als JJJJ-MM-DD' },
  bad_weekday: { en: 'use mon to sun', nl: 'gebruik mon tot en met sun' },
  empty_block: { en: 'past midnight write 24:00 and up', nl: 'schrijf na middernacht 24:00 en hoger' },
  overlapping_blocks: { en: 'join the two or move one', nl: 'voeg ze samen of verplaats er één' },
  empty_version: { en: 'swap the two dates', nl: 'wissel de twee datums om' },
  overlapping_versions: {
    en: 'end one where the other begins',
    nl: 'laat de ene eindigen waar de andere begint',
  },
  no_opening_hours: { en: 'give at least one weekday hours', nl: 'geef ten minste één weekdag uren' },
};

/** Calendars whose shape is right but that cannot be counted with. */
export function calendarFaults(file: unknown): ConfigFileFault[] {
  return entriesOf(file, 'calendars').flatMap(({ value, path }) => {
    const parsed = element.safeParse(value);
    if (!parsed.success) return [];
    const faults = validateCalendar(toCalendarDefinition(parsed.data, ANY_YEAR));
    return faults.map((fault) => ({
      path: [...path, ...filePathOf(fault)],
      reason: { en: fault.message, nl: DUTCH[fault.code] },
      hint: HINTS[fault.code],
    }));
  });
}

/** `versions[0].hours.1[0]` of the domain stands at `hours.mon[0]` of the file. */
function filePathOf({ path }: CalendarFault): ConfigPath {
  const parts = path
    .replace(/^versions\[0\]\.?/, '')
    .split(/[.[\]]+/)
    .filter((part) => part !== '');
  return parts.map((part, i) => {
    if (parts[0] === 'hours' && i === 1) return WEEKDAYS[Number(part) - 1] ?? part;
    return /^\d+$/.test(part) ? Number(part) : part;
  });
}
