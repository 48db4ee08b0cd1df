import type { Language } from '../i18n/language.js';

const UNITS: Record<Language, { day: string; hour: string; minute: string; second: string }> = {
  nl: { day: 'd', hour: 'u', minute: 'min', second: 's' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in at most two units, rounded down: "45 s", "12 min", "1 u 35", "2 d 4 u". */
export function formatDuration(seconds: number, language: Language): string {
  const unit = UNITS[language];
  const whole = Math.floor(Math.abs(seconds));
  if (whole < MINUTE) return `${String(whole)} ${unit.second}`;
  if (whole < HOUR) return `${String(Math.floor(whole / MINUTE))} ${unit.minute}`;
  if (whole < DAY) return joined(whole, { large: HOUR, largeUnit: unit.hour, small: MINUTE, smallUnit: '' });
  return joined(whole, { large: DAY, largeUnit: unit.day, small: HOUR, smallUnit: unit.hour });
}

/** For a narrow column: from ten hours on, only the largest unit counts: "1 u 35", "20 u", "59 d". */
export function formatRoughly(seconds: number, language: Language): string {
  const whole = Math.floor(Math.abs(seconds));
  const unit = whole >= DAY ? DAY : whole >= 10 * HOUR ? HOUR : 1;
  return formatDuration(Math.floor(whole / unit) * unit, language);
}

function joined(
  seconds: number,
  parts: { large: number; largeUnit: string; small: number; smallUnit: string },
): string {
  const large = `${String(Math.floor(seconds / parts.large))} ${parts.largeUnit}`;
  const rest = Math.floor((seconds % parts.large) / parts.small);
  if (rest === 0) return large;
  const small = parts.smallUnit ? `${String(rest)} ${parts.smallUnit}` : String(rest).padStart(2, '0');
  return `${large} ${small}`;
}
