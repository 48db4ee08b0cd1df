import { LOCALE_TAGS, type Language } from '../i18n/language.js';

/** All clocks on screen show the time of the municipalities, wherever the browser stands. */
export const TIME_ZONE = 'Europe/Amsterdam';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE_TAGS[language], { timeZone: TIME_ZONE, ...options });
  formats.set(key, made);
  return made;
}

/** The local calendar day of an instant as YYYY-MM-DD. */
export function localDay(instant: string | number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(new Date(instant));
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };

export const formatClock = (instant: string | number, language: Language): string =>
  format(language, CLOCK).format(new Date(instant));

export const formatClockSeconds = (instant: string | number, language: Language): string =>
  format(language, { ...CLOCK, second: '2-digit' }).format(new Date(instant));

/** "vandaag 08:41", "gisteren 08:41", "ma 3 nov 08:41", and with the year when it is not this one. */
export function formatInstant(instant: string, language: Language, nowMs: number): string {
  const clock = formatClock(instant, language);
  const day = localDay(instant);
  if (day === localDay(nowMs)) return `${relativeDay(0, language)} ${clock}`;
  if (day === localDay(nowMs - 86_400_000)) return `${relativeDay(-1, language)} ${clock}`;
  const year = day.slice(0, 4) === localDay(nowMs).slice(0, 4) ? {} : { year: 'numeric' as const };
  const date = format(language, { weekday: 'short', day: 'numeric', month: 'short', ...year });
  return `${date.format(new Date(instant))} ${clock}`;
}

/** A calendar day written out: "24 november 2026". */
export const formatDay = (day: string, language: Language): string =>
  format(language, { dateStyle: 'long' }).format(new Date(`${day}T12:00:00Z`));

function relativeDay(days: number, language: Language): string {
  return new Intl.RelativeTimeFormat(LOCALE_TAGS[language], { numeric: 'auto' }).format(days, 'day');
}
