/** The two languages of everything an administrator reads on a terminal. */
export type Language = 'en' | 'nl';

/** One sentence in both languages. */
export type Text = Readonly<Record<Language, string>>;

/** The administrator's language: Dutch when the locale says so, else English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}
