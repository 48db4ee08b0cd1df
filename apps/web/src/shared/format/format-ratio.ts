import { LOCALE_TAGS, type Language } from '../i18n/language.js';

/** A ratio as a percentage; availability never rounds up to 100 %. */
export function formatAvailability(ratio: number, language: Language): string {
  const percent = Math.floor(ratio * 100_000) / 1000;
  const digits = percent === 100 ? 0 : 2;
  return `${percentFormat(language, digits).format(Math.floor(percent * 100) / 100)}%`;
}

export const formatPercent = (ratio: number, language: Language): string =>
  `${percentFormat(language, 0).format(Math.round(ratio * 100))}%`;

export const formatMs = (milliseconds: number, language: Language): string =>
  `${percentFormat(language, milliseconds < 10 ? 1 : 0).format(milliseconds)} ms`;

function percentFormat(language: Language, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(LOCALE_TAGS[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
