import type { CheckView } from '@peil/contracts';
import type { Scope } from '@peil/persistence';
import { CHECK_SELECT, checkView, type CheckRow } from './check-rows.js';
import type { ReadableDatabase } from './readable-database.js';

export interface CheckFilter {
  readonly serviceId?: string | undefined;
  readonly siteId?: string | undefined;
}

const LIST_SQL = `${CHECK_SELECT}
  where ($1::uuid is null or exists (select 1 from configuration_item_service u
      where u.configuration_item_id = d.configuration_item_id and u.service_id = $1::uuid))
    and ($2::uuid is null or d.site_id = $2::uuid)
  order by lower(d.name), d.id`;

/** The checks the caller owns or serves, by name. */
export async function listChecks(
  database: ReadableDatabase,
  scope: Scope,
  filter: CheckFilter = {},
): Promise<CheckView[]> {
  const params = [filter.serviceId ?? null, filter.siteId ?? null];
  const rows = await database.transaction(scope, (tx) => tx.query<CheckRow>(LIST_SQL, params));
  return rows.map(checkView);
}
