import type { Temporal } from 'temporal-polyfill';

const DUTCH_TIME = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

/** "24 november om 08:27", as people in the Netherlands read an instant. */
export function localTime(instant: Temporal.Instant): string {
  return DUTCH_TIME.format(instant.epochMilliseconds);
}

/** "1 uur en 5 minuten"; shorter than a minute is "minder dan een minuut". */
export function durationText(from: Temporal.Instant, until: Temporal.Instant): string {
  const minutes = Math.floor((until.epochMilliseconds - from.epochMilliseconds) / 60_000);
  if (minutes < 1) return 'minder dan een minuut';
  const hours = Math.floor(minutes / 60);
  const left = minutes % 60;
  const parts = [
    hours > 0 ? `${hours} uur` : '',
    left > 0 ? `${left} ${left === 1 ? 'minuut' : 'minuten'}` : '',
  ];
  return parts.filter(Boolean).join(' en ');
}
