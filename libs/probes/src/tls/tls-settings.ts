import { z } from 'zod';
import { caPemField, durationLimitFields, fieldMeta } from '../field.js';
import { isHost } from '../host-and-port.js';

/** Settings of a tls check. */
export const tlsSettings = z
  .strictObject({
    servername: z
      .string()
      .refine(isHost, { error: 'write a host name, as www.example.nl' })
      .optional()
      .meta(
        fieldMeta({
          nl: 'Naam op het certificaat',
          en: 'Name on the certificate',
          helpNl: 'leeg: de naam uit het doel',
          helpEn: 'empty: the name of the target',
        }),
      ),
    warnDays: z
      .int()
      .min(0)
      .max(3_650)
      .default(21)
      .meta(fieldMeta({ nl: 'Verminderd onder (dagen geldig)', en: 'Degraded below (days left)' })),
    criticalDays: z
      .int()
      .min(0)
      .max(3_650)
      .default(7)
      .meta(fieldMeta({ nl: 'Mislukt onder (dagen geldig)', en: 'Failed below (days left)' })),
    verifyChain: z
      .boolean()
      .default(true)
      .meta(fieldMeta({ nl: 'Uitgever controleren', en: 'Verify the issuer' })),
    verifyHostname: z
      .boolean()
      .default(true)
      .meta(fieldMeta({ nl: 'Naam controleren', en: 'Verify the name' })),
    caPem: caPemField,
    ...durationLimitFields,
  })
  .refine(({ warnDays, criticalDays }) => criticalDays <= warnDays, {
    path: ['criticalDays'],
    error: 'may not be more than warnDays',
  });

export type TlsSettings = z.infer<typeof tlsSettings>;
