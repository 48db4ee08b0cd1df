import { Temporal } from 'temporal-polyfill';

/** A day on which municipal offices are closed. */
export interface ClosingDay {
  /** Local date, "YYYY-MM-DD". */
  readonly date: string;
  readonly name: ClosingDayName;
}

export type ClosingDayName =
  | 'new_years_day'
  | 'good_friday'
  | 'easter_monday'
  | 'kings_day'
  | 'liberation_day'
  | 'ascension_day'
  | 'whit_monday'
  | 'christmas_day'
  | 'boxing_day';

/**
 * The closing days of Dutch municipalities in a year (CAO Gemeenten art. 6.6), ascending by date.
 * 5 May every year, King's Day on 26 April when the 27th is a Sunday, no substitute for a day in a weekend;
 * Good Friday only by choice. A ready-made set: an administrator's list decides.
 * When Ascension is 5 May the date is given once, as Ascension.
 */
export function dutchMunicipalClosingDays(
  year: number,
  options: { readonly goodFriday?: boolean } = {},
): ClosingDay[] {
  const easter = easterSunday(year);
  const fromEaster = (days: number) => easter.add({ days }).toString();
  const inYear = (month: number, day: number) => new Temporal.PlainDate(year, month, day);
  const days: ClosingDay[] = [
    { date: inYear(1, 1).toString(), name: 'new_years_day' },
    ...(options.goodFriday ? [{ date: fromEaster(-2), name: 'good_friday' } as const] : []),
    { date: fromEaster(1), name: 'easter_monday' },
    { date: kingsDay(inYear(4, 27)).toString(), name: 'kings_day' },
    { date: fromEaster(39), name: 'ascension_day' },
    { date: inYear(5, 5).toString(), name: 'liberation_day' },
    { date: fromEaster(50), name: 'whit_monday' },
    { date: inYear(12, 25).toString(), name: 'christmas_day' },
    { date: inYear(12, 26).toString(), name: 'boxing_day' },
  ];
  const unique = new Map(days.toReversed().map((day) => [day.date, day]));
  return [...unique.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function kingsDay(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek === 7 ? day.subtract({ days: 1 }) : day;
}

/**
 * Easter Sunday of the Gregorian calendar.
 * Source: the anonymous algorithm of Nature (1876) as given by Meeus, Astronomical Algorithms, ch. 8.
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(n / 31), (n % 31) + 1);
}
