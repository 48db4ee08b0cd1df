import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { caPemField, durationLimitFields, fieldMeta } from '../field.js';
import { parseStatusRange } from './status-range.js';

const statusRange = z.string().refine((text) => parseStatusRange(text) !== null, {
  error: 'write a status code (200) or a range (200-299) between 100 and 599',
});

const text = z.string().min(1).max(1_000);

const headers = z.record(z.string(), z.string().max(8_000)).refine(areSendable, {
  error: 'a header name or value holds a character that cannot be sent',
});

/** Settings of an http check. */
export const httpSettings = z.strictObject({
  method: z
    .enum(['GET', 'HEAD', 'POST', 'OPTIONS'])
    .default('GET')
    .meta(fieldMeta({ nl: 'Methode', en: 'Method' })),
  expectedStatus: z
    .array(statusRange)
    .min(1)
    .max(20)
    .default(['200-299'])
    .meta(fieldMeta({ nl: 'Verwachte statuscodes', en: 'Expected status codes' })),
  contains: z
    .array(text)
    .max(20)
    .default([])
    .meta(fieldMeta({ nl: 'Tekst die er moet staan', en: 'Text that must be there' })),
  absent: z
    .array(text)
    .max(20)
    .default([])
    .meta(fieldMeta({ nl: 'Tekst die er niet mag staan', en: 'Text that must not be there' })),
  headers: headers.default({}).meta(fieldMeta({ nl: 'Kopregels', en: 'Headers' })),
  body: z
    .string()
    .max(64 * 1024)
    .optional()
    .meta(fieldMeta({ nl: 'Inhoud van het verzoek', en: 'Request body' })),
  bodyLimitBytes: z
    .int()
    .min(1_024)
    .max(16 * 1024 * 1024)
    .default(1024 * 1024)
    .meta(fieldMeta({ nl: 'Grootste antwoord (bytes)', en: 'Largest answer (bytes)' })),
  followRedirects: z
    .int()
    .min(0)
    .max(10)
    .default(0)
    .meta(fieldMeta({ nl: 'Doorverwijzingen volgen', en: 'Redirects to follow' })),
  decompress: z
    .boolean()
    .default(false)
    .meta(fieldMeta({ nl: 'Gecomprimeerd antwoord toestaan', en: 'Allow a compressed answer' })),
  verifyTls: z
    .boolean()
    .default(true)
    .meta(fieldMeta({ nl: 'Certificaat controleren', en: 'Verify the certificate' })),
  caPem: caPemField,
  ...durationLimitFields,
});

export type HttpSettings = z.infer<typeof httpSettings>;

function areSendable(given: Readonly<Record<string, string>>): boolean {
  try {
    for (const [name, value] of Object.entries(given)) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    return true;
  } catch {
    return false;
  }
}
