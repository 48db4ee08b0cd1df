import { z } from 'zod';
import { durationLimitFields, fieldMeta } from '../field.js';
import { parseHostAndPort } from '../host-and-port.js';

const DNS_RECORD_TYPES = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT'] as const;

/** Settings of a dns check. */
export const dnsSettings = z.strictObject({
  recordType: z
    .enum(DNS_RECORD_TYPES)
    .default('A')
    .meta(fieldMeta({ nl: 'Recordtype', en: 'Record type' })),
  expected: z
    .array(z.string().min(1).max(1_000))
    .max(50)
    .default([])
    .meta(
      fieldMeta({
        nl: 'Verwachte antwoorden',
        en: 'Expected answers',
        helpNl: 'leeg: elk antwoord is goed',
        helpEn: 'empty: any answer will do',
      }),
    ),
  match: z
    .enum(['all', 'any', 'exactly'])
    .default('all')
    .meta(fieldMeta({ nl: 'Hoe vergelijken', en: 'How to compare' })),
  resolver: z
    .string()
    .refine((text) => parseHostAndPort(text) !== null, {
      error: 'write a name server, as 10.0.0.53 or 10.0.0.53:5353',
    })
    .optional()
    .meta(
      fieldMeta({
        nl: 'Naamserver',
        en: 'Name server',
        helpNl: 'leeg: de naamserver van het meetpunt',
        helpEn: "empty: the collector's own name server",
      }),
    ),
  ...durationLimitFields,
});

export type DnsSettings = z.infer<typeof dnsSettings>;
