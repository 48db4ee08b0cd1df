import { z } from 'zod';
import { invalidInput } from '../input-faults.js';

/** Where a page of the list ended: the sort values of its last row, as PostgreSQL wrote them. */
export interface TicketCursor {
  readonly sort: string;
  readonly values: readonly string[];
}

const cursor = z.object({ sort: z.string().max(20), values: z.array(z.string().max(60)).min(1).max(4) });

const INSTANT = /^(\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?|infinity)$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PRIORITY = /^P[1-5]$/;
const PATTERNS = { instant: INSTANT, uuid: UUID, priority: PRIORITY };

/** What kind of value each part of a cursor must be before it goes near a query. */
export type CursorPart = keyof typeof PATTERNS;

export function encodeCursor(value: TicketCursor): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The values of a cursor of this sort; refuses anything the list did not hand out for it. */
export function decodeCursor(text: string, sort: string, parts: readonly CursorPart[]): readonly string[] {
  const { data } = cursor.safeParse(parseJson(text));
  const fits =
    data?.sort === sort &&
    data.values.length === parts.length &&
    parts.every((part, place) => PATTERNS[part].test(data.values[place] ?? ''));
  if (data && fits) return data.values;
  throw invalidInput({
    field: 'cursor',
    reason: 'unknown_cursor',
    hint: 'use the nextCursor of the page before, with the same sort',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
