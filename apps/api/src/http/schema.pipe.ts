import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { DomainError, type Fault } from '@peil/platform';
import { z } from 'zod';
import { hintFor, unknownField } from './fault-text.js';
import { currentLanguage } from './request-language.js';
import { faultsOfText } from './text-faults.js';

const LOCALES = { nl: z.locales.nl().localeError, en: z.locales.en().localeError };

/**
 * Checks body, query and path against the schema of their parameter, in the caller's language.
 * All faults come together, each with its field; fields the schema does not know are faults too.
 */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { schema } = metadata;
    if (!(schema instanceof z.ZodType)) return value;
    refuse(faultsOfText(value, metadata.data ?? ''));
    const given = metadata.type === 'body' ? value : (value ?? {});
    const result = await schema.safeParseAsync(given, { error: LOCALES[currentLanguage()] });
    const unknown = unknownFields(schema, given);
    if (result.success && unknown.length === 0) return result.data;
    const issues = result.success ? [] : result.error.issues.flatMap((issue) => faultsOf(issue, metadata));
    refuse([...issues, ...unknown]);
    return undefined;
  }
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const fields = faults.map(({ field }) => field || '(body)').join(', ');
  throw new DomainError('validation_failed', `Wrong input: ${fields}.`, { faults: faults.slice(0, 100) });
}

function faultsOf(issue: z.core.$ZodIssue, { data }: ArgumentMetadata): Fault[] {
  if (issue.code === 'unrecognized_keys') return [];
  const field = [...(data === undefined ? [] : [data]), ...issue.path.map(String)].join('.');
  return [{ field, reason: issue.message, hint: hintFor(issue, currentLanguage()) }];
}

function unknownFields(schema: z.ZodType, value: unknown): Fault[] {
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return [];
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  return unknown.map((key) => unknownField(key.slice(0, 100), known, currentLanguage()));
}
