import i18next, { changeLanguage, use } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { isLanguage, type Language } from './language.js';
import type { Messages } from './nl.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Messages };
    returnNull: false;
  }
}

const STORE_KEY = 'peil.language';

const load: Record<Language, () => Promise<Messages>> = {
  nl: async () => (await import('./nl.js')).nl,
  en: async () => (await import('./en.js')).en,
};

/** The chosen language, or Dutch. */
export function storedLanguage(): Language {
  const stored = localStorage.getItem(STORE_KEY);
  return isLanguage(stored) ? stored : 'nl';
}

export async function startLanguage(): Promise<void> {
  await use(initReactI18next).init({
    lng: 'nl',
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
  });
  await showLanguage(storedLanguage());
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORE_KEY, language);
  await showLanguage(language);
}

async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await load[language]());
  await changeLanguage(language);
  document.documentElement.lang = language;
}

/** Texts, the language they are in. */
export function useTexts() {
  const { t, i18n } = useTranslation();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'nl';
  return { t, language };
}
