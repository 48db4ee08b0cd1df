export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LOCALE_TAGS: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

export const isLanguage = (value: unknown): value is Language => value === 'nl' || value === 'en';
