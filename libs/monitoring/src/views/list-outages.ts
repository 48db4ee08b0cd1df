import type { OutageView } from '@peil/contracts';
import type { Scope } from '@peil/persistence';
import { readOutageCursor, writeOutageCursor } from './outage-cursor.js';
import { OUTAGE_COLUMNS, toOutageViews, type OutageRow } from './outage-rows.js';
import type { ReadableDatabase } from './readable-database.js';

export interface OutageFilter {
  readonly state: 'open' | 'ended' | 'all';
  readonly serviceId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface OutagePage {
  readonly items: OutageView[];
  readonly nextCursor: string | null;
}

const LIST_SQL = `select ${OUTAGE_COLUMNS} from outage o
  where ($1 = 'all' or ($1 = 'open') = (o.ended_at is null))
    and ($2::timestamptz is null or (o.started_at, o.number) < ($2::timestamptz, $3::bigint))
    and ($4::uuid is null or exists
      (select 1 from outage_service u where u.outage_id = o.id and u.service_id = $4::uuid))
  order by o.started_at desc, o.number desc
  limit $5`;

/** The outages the caller may see, newest first; keyset paging holds while new ones begin. */
export async function listOutages(
  database: ReadableDatabase,
  scope: Scope,
  filter: OutageFilter,
): Promise<OutagePage> {
  const after = filter.cursor === undefined ? undefined : readOutageCursor(filter.cursor);
  const params = [
    filter.state,
    after?.startedAt ?? null,
    after?.number ?? null,
    filter.serviceId ?? null,
    filter.limit + 1,
  ];
  const rows = await database.transaction(scope, (tx) => tx.query<OutageRow>(LIST_SQL, params));
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const more = rows.length > filter.limit && last;
  const nextCursor = more
    ? writeOutageCursor({ startedAt: last.started_at.toISOString(), number: last.number })
    : null;
  return { items: await toOutageViews(database, scope, page), nextCursor };
}
