import { isCertificatePem } from '@peil/platform';
import { z } from 'zod';

/** Titles and help of a settings field, for forms generated from the schema (`title` is English). */
export interface FieldTexts {
  readonly nl: string;
  readonly en: string;
  readonly helpNl?: string;
  readonly helpEn?: string;
}

/** Puts the words of a field in the schema's metadata: title, titleNl, description, descriptionNl. */
export function fieldMeta({ nl, en, helpNl, helpEn }: FieldTexts): Record<string, string> {
  return {
    title: en,
    titleNl: nl,
    ...(helpEn === undefined ? {} : { description: helpEn }),
    ...(helpNl === undefined ? {} : { descriptionNl: helpNl }),
  };
}

const limitMs = z.int().min(1).max(120_000).optional();

/** Every kind can call a slow answer degraded or failed. */
export const durationLimitFields = {
  degradedMs: limitMs.meta(fieldMeta({ nl: 'Verminderd boven (ms)', en: 'Degraded above (ms)' })),
  failMs: limitMs.meta(fieldMeta({ nl: 'Mislukt boven (ms)', en: 'Failed above (ms)' })),
};

/** Certificates of a private authority; trusted instead of the public ones. */
export const caPemField = z
  .string()
  .max(200_000)
  .refine(isCertificatePem, {
    error: 'paste one or more certificates in PEM form (-----BEGIN CERTIFICATE-----)',
  })
  .optional()
  .meta(fieldMeta({ nl: 'Eigen certificaatautoriteit (PEM)', en: 'Private certificate authority (PEM)' }));
