import { Temporal } from 'temporal-polyfill';
import type {
  CalendarDefinition,
  CalendarFault,
  CalendarFaultCode,
  CalendarVersion,
  OpeningBlock,
} from './calendar-definition.js';
import { parseBlock } from './day-block.js';

/** A calendar that cannot be used, with everything that is wrong with it. */
export class InvalidCalendar extends Error {
  override readonly name = 'InvalidCalendar';
  constructor(readonly faults: readonly CalendarFault[]) {
    super(`invalid calendar: ${faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
  }
}

/** Every fault of a calendar, in the order of its parts; empty when it can be used. */
export function validateCalendar(calendar: CalendarDefinition): CalendarFault[] {
  return [
    ...zoneFaults(calendar.zone),
    ...calendar.versions.flatMap((version, i) => versionFaults(version, `versions[${i}]`)),
    ...overlappingVersionFaults(calendar.versions),
    ...calendar.holidays.flatMap((date, i) => dateFaults(date, `holidays[${i}]`)),
    ...Object.entries(calendar.exceptions).flatMap(([date, blocks]) => [
      ...dateFaults(date, `exceptions.${date}`),
      ...blockFaults(blocks, `exceptions.${date}`),
    ]),
    ...openingFaults(calendar),
  ];
}

function fault(code: CalendarFaultCode, path: string, message: string): CalendarFault {
  return { code, path, message };
}

function zoneFaults(zone: string): CalendarFault[] {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return [];
  } catch {
    return [
      fault('unknown_zone', 'zone', `"${zone}" is no IANA time zone; use for example "Europe/Amsterdam"`),
    ];
  }
}

function dateFaults(date: string, path: string): CalendarFault[] {
  if (isIsoDate(date)) return [];
  return [fault('bad_date', path, `"${date}" is no date; write an existing day as "YYYY-MM-DD"`)];
}

function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

function versionFaults(version: CalendarVersion, path: string): CalendarFault[] {
  const bounds = (['from', 'until'] as const).flatMap((bound) => {
    const date = version[bound];
    return date === undefined ? [] : dateFaults(date, `${path}.${bound}`);
  });
  const weekdays = Object.entries(version.hours).flatMap(([weekday, blocks]) =>
    /^[1-7]$/.test(weekday)
      ? blockFaults(blocks, `${path}.hours.${weekday}`)
      : [fault('bad_weekday', `${path}.hours.${weekday}`, 'use ISO weekdays, "1" Monday to "7" Sunday')],
  );
  const { from, until } = version;
  if (from === undefined || until === undefined || from < until) return [...bounds, ...weekdays];
  const message = `"from" ${from} must be before "until" ${until}`;
  return [...bounds, fault('empty_version', path, message), ...weekdays];
}

function blockFaults(blocks: readonly OpeningBlock[], path: string): CalendarFault[] {
  const parsed = blocks.map((block, i) => ({ block, path: `${path}[${i}]`, ...parseBlock(block) }));
  const single = parsed.flatMap((entry) => {
    const [open, close] = entry.block;
    if (entry.openMinute === undefined || entry.closeMinute === undefined) {
      const message = `"${open}"-"${close}" is no block; write ["HH:MM", "HH:MM"], opening up to 23:59, closing up to 48:00`;
      return [fault('bad_time', entry.path, message)];
    }
    if (entry.openMinute < entry.closeMinute) return [];
    const message = `closes at ${close}, not after it opens at ${open}; past midnight write 24:00 and up`;
    return [fault('empty_block', entry.path, message)];
  });
  const ordered = parsed.toSorted((a, b) => (a.openMinute ?? 0) - (b.openMinute ?? 0));
  const overlaps = ordered.flatMap((entry, i) => {
    const before = ordered[i - 1];
    if (!before || (before.closeMinute ?? 0) <= (entry.openMinute ?? 0)) return [];
    const message = `${entry.block.join('-')} overlaps ${before.block.join('-')}; join them or move one`;
    return [fault('overlapping_blocks', entry.path, message)];
  });
  return [...single, ...overlaps];
}

function overlappingVersionFaults(versions: readonly CalendarVersion[]): CalendarFault[] {
  const ordered = versions
    .map((version, i) => ({ from: version.from ?? '', until: version.until ?? '9999-99-99', i }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return ordered.flatMap((version, k) => {
    const before = ordered[k - 1];
    if (!before || before.until <= version.from) return [];
    const message = `is in force at the same time as versions[${before.i}]; end one where the other begins`;
    return [fault('overlapping_versions', `versions[${version.i}]`, message)];
  });
}

function openingFaults(calendar: CalendarDefinition): CalendarFault[] {
  const opens =
    calendar.versions.some((version) => Object.values(version.hours).some((blocks) => blocks.length > 0)) ||
    Object.values(calendar.exceptions).some((blocks) => blocks.length > 0);
  if (opens) return [];
  return [fault('no_opening_hours', 'versions', 'the calendar never opens; give at least one weekday hours')];
}
