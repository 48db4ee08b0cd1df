import { DomainError } from '@peil/platform';
import { z } from 'zod';

/** Where a page of outages ended: its last row's start and number. */
export interface OutageCursor {
  readonly startedAt: string;
  readonly number: number;
}

const shape = z.tuple([z.iso.datetime(), z.int()]);

export function writeOutageCursor({ startedAt, number }: OutageCursor): string {
  return Buffer.from(JSON.stringify([startedAt, number])).toString('base64url');
}

/** Throws `validation_failed` for a text that no page ever handed out. */
export function readOutageCursor(text: string): OutageCursor {
  const parsed = shape.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (parsed.success) return { startedAt: parsed.data[0], number: parsed.data[1] };
  throw new DomainError('validation_failed', 'The cursor is not one this list handed out.', {
    faults: [{ field: 'cursor', reason: 'not readable', hint: 'pass nextCursor of the previous page' }],
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
