import type { Tx } from '@peil/persistence';

/** How many rows of the configuration were made, changed or already right. */
export interface RowCount {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

const NO_ROWS: RowCount = { created: 0, updated: 0, unchanged: 0 };

export function addCounts(...counts: readonly RowCount[]): RowCount {
  return counts.reduce(
    (sum, count) => ({
      created: sum.created + count.created,
      updated: sum.updated + count.updated,
      unchanged: sum.unchanged + count.unchanged,
    }),
    NO_ROWS,
  );
}

/** Where rows go. Columns are name → PostgreSQL type; the names are constants of this code, never input. */
export interface UpsertTarget {
  readonly table: string;
  /** Conflict target of the insert, e.g. `slug`. */
  readonly conflict: string;
  readonly keys: Readonly<Record<string, string>>;
  /** Compared; a difference is an update. */
  readonly values: Readonly<Record<string, string>>;
  /** Written with a new row only. */
  readonly onInsert?: Readonly<Record<string, string>>;
  /** Written with a new or changed row, never a reason to change it. */
  readonly onChange?: Readonly<Record<string, string>>;
}

/** Writes rows that are new or differ, in one statement; equal rows are not touched. */
export async function upsertRows(
  tx: Tx,
  target: UpsertTarget,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<RowCount> {
  if (rows.length === 0) return NO_ROWS;
  const written = await tx.query<{ created: boolean }>(upsertSql(target), [JSON.stringify(rows)]);
  const created = written.filter((row) => row.created).length;
  return { created, updated: written.length - created, unchanged: rows.length - written.length };
}

function upsertSql({ table, conflict, keys, values, onInsert = {}, onChange = {} }: UpsertTarget): string {
  const columns = { ...keys, ...values, ...onInsert, ...onChange };
  const names = Object.keys(columns);
  const record = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const set = Object.keys({ ...values, ...onChange }).map((name) => `${name} = excluded.${name}`);
  const compared = Object.keys(values);
  const insert = `insert into ${table} (${names.join(', ')})
    select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as r (${record.join(', ')})`;
  if (compared.length === 0) return `${insert} on conflict do nothing returning true as created`;
  const stored = compared.map((name) => `${table}.${name}`).join(', ');
  const offered = compared.map((name) => `excluded.${name}`).join(', ');
  return `${insert} on conflict (${conflict}) do update set ${set.join(', ')}
    where row(${stored}) is distinct from row(${offered}) returning (xmax = 0) as created`;
}

/** Ids by slug of the rows of one table. */
export async function idsBySlug(
  tx: Tx,
  table: 'organisation' | 'site' | 'service' | 'configuration_item',
  slugs: readonly string[],
): Promise<SlugIds> {
  const sql = `select id, slug from ${table} where slug = any ($1::text[])`;
  const rows = await tx.query<{ id: string; slug: string }>(sql, [slugs]);
  return new SlugIds(table, new Map(rows.map((row) => [row.slug, row.id])));
}

/** Looks up ids of rows that were written a moment ago in the same transaction. */
export class SlugIds {
  constructor(
    private readonly table: string,
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  of(slug: string): string {
    const id = this.ids.get(slug);
    if (id === undefined) throw new Error(`no ${this.table} has the slug "${slug}"`);
    return id;
  }
}
