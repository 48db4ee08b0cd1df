import type { Fault, Language } from '@peil/platform';
import type { z } from 'zod';

type Said = Pick<Fault, 'reason' | 'hint'>;

export const TEXT_FAULTS: Record<'characters' | 'depth', Record<Language, Said>> = {
  characters: {
    en: { reason: 'holds a NUL or half a character', hint: 'send plain text in UTF-8' },
    nl: { reason: 'bevat een NUL of een half teken', hint: 'stuur gewone tekst in UTF-8' },
  },
  depth: {
    en: { reason: 'is nested too deeply', hint: 'send the shape of openapi.json' },
    nl: { reason: 'is te diep genest', hint: 'stuur de vorm uit openapi.json' },
  },
};

/** The fault of a field that the route does not know: usually a typing error. */
export function unknownField(field: string, known: readonly string[], language: Language): Fault {
  const list = known.join(', ');
  if (language === 'en') return { field, reason: 'is not a known field', hint: `known fields: ${list}` };
  return { field, reason: 'is geen bekend veld', hint: `bekende velden: ${list}` };
}

const FORMAT_HINTS: Record<string, Record<Language, string>> = {
  uuid: {
    en: 'send an id such as 3f0c9a52-6d1e-4c3b-9a51-0d6f7f6f2b10',
    nl: 'stuur een id zoals 3f0c9a52-6d1e-4c3b-9a51-0d6f7f6f2b10',
  },
  datetime: {
    en: 'send an instant such as 2026-11-24T08:27:00Z',
    nl: 'stuur een tijdstip zoals 2026-11-24T08:27:00Z',
  },
  email: {
    en: 'send an address such as name@example.nl',
    nl: 'stuur een adres zoals naam@voorbeeld.nl',
  },
};

const GENERAL_HINT: Record<Language, string> = {
  en: 'correct this field and send the request again',
  nl: 'verbeter dit veld en stuur het verzoek opnieuw',
};

/** How to mend an issue: an example where the format has one. */
export function hintFor(issue: z.core.$ZodIssue, language: Language): string {
  const format = issue.code === 'invalid_format' ? FORMAT_HINTS[issue.format] : undefined;
  if (format) return format[language];
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  return GENERAL_HINT[language];
}
