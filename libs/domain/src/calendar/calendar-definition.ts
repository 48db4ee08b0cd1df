/** `[open, close)` as local wall-clock "HH:MM"; `close` up to "48:00", where "30:00" is 06:00 the next day. */
export type OpeningBlock = readonly [open: string, close: string];

/** ISO weekday: 1 Monday … 7 Sunday. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type WeekHours = Readonly<Partial<Record<IsoWeekday, readonly OpeningBlock[]>>>;

/** Weekly hours in force on local dates in `[from, until)`; a missing bound is open. Dates are "YYYY-MM-DD". */
export interface CalendarVersion {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly hours: WeekHours;
}

/**
 * A business calendar. A block belongs to the day on which it opens, so a night shift that began
 * before a holiday runs on into it. An exception replaces the blocks of its day and wins over a holiday.
 * Treat a definition as immutable: its compiled form is remembered per object.
 */
export interface CalendarDefinition {
  /** IANA time zone that turns wall-clock hours into instants, never the requester's or the server's. */
  readonly zone: string;
  readonly versions: readonly CalendarVersion[];
  readonly holidays: readonly string[];
  readonly exceptions: Readonly<Record<string, readonly OpeningBlock[]>>;
}

export type CalendarFaultCode =
  | 'unknown_zone'
  | 'bad_time'
  | 'bad_date'
  | 'bad_weekday'
  | 'empty_block'
  | 'overlapping_blocks'
  | 'empty_version'
  | 'overlapping_versions'
  | 'no_opening_hours';

/** One fault of a calendar: where it is, what is wrong and how to mend it. */
export interface CalendarFault {
  readonly code: CalendarFaultCode;
  /** Path inside the definition, e.g. `versions[0].hours.1[0]`. */
  readonly path: string;
  readonly message: string;
}
