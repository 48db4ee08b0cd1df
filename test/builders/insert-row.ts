import { randomBytes } from 'node:crypto';
import type { Tx } from '@peil/persistence';

export type Row = Readonly<Record<string, unknown>>;

/** What a spec gets for a field it did not name: reading it by mistake shows at once. */
export const POISON = 'poison: this spec does not name the field';

/** A key nobody else has: `poison-3f9a01`. */
export const poisonSlug = (): string => `poison-${randomBytes(4).toString('hex')}`;

/** Inserts one row and returns all of it, defaults included. */
export async function insertRow<Stored>(tx: Tx, table: string, row: Row): Promise<Stored> {
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  const sql = `insert into ${table} (${names.join(', ')}) values (${places.join(', ')}) returning *`;
  const [stored] = await tx.query<Stored>(sql, Object.values(row).map(asParameter));
  if (stored === undefined) throw new Error(`Nothing was inserted into ${table}.`);
  return stored;
}

/** Plain objects go into jsonb columns; arrays of text are arrays. */
function asParameter(value: unknown): unknown {
  const plain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return plain ? JSON.stringify(value) : value;
}
