import type { Tx } from '@peil/persistence';
import { insertRow, POISON, poisonSlug, type Row } from './insert-row.js';
import { LONG_AGO, type Stored } from './people.js';

type Owned = Row & { readonly organisation_id: string };

export const aSite = (tx: Tx, row: Owned): Promise<Stored> =>
  insertRow(tx, 'site', { slug: poisonSlug(), name: POISON, ...row });

export const aService = (tx: Tx, row: Owned): Promise<Stored> =>
  insertRow(tx, 'service', { slug: poisonSlug(), name: POISON, ...row });

/** A cell: this municipality relies on this service. */
export const aServiceUse = (tx: Tx, row: Owned & { readonly service_id: string }): Promise<unknown> =>
  insertRow(tx, 'service_organisation', row);

export const aConfigurationItem = (tx: Tx, row: Owned): Promise<Stored> =>
  insertRow(tx, 'configuration_item', { slug: poisonSlug(), name: POISON, ...row });

/** A check with its state row; makes the site and the configuration item when the spec does not name them. */
export async function aCheck(tx: Tx, row: Owned): Promise<Stored> {
  const { organisation_id } = row;
  const site = row['site_id'] ?? (await aSite(tx, { organisation_id })).id;
  const item = row['configuration_item_id'] ?? (await aConfigurationItem(tx, { organisation_id })).id;
  const check = await insertRow<Stored>(tx, 'check_definition', {
    slug: poisonSlug(),
    name: POISON,
    site_id: site,
    configuration_item_id: item,
    kind: 'tcp',
    target: 'poison.invalid:1',
    interval_ms: 86_399_999,
    retry_interval_ms: 86_399_998,
    timeout_ms: 59_999,
    updated_at: LONG_AGO,
    ...row,
  });
  await insertRow(tx, 'check_state', { check_id: check.id, organisation_id });
  return check;
}

/** An open outage; makes its configuration item when the spec does not name one. */
export async function anOutage(tx: Tx, row: Owned): Promise<Stored & { readonly number: number }> {
  const { organisation_id } = row;
  const item = row['configuration_item_id'] ?? (await aConfigurationItem(tx, { organisation_id })).id;
  return insertRow(tx, 'outage', {
    configuration_item_id: item,
    title: POISON,
    started_at: LONG_AGO,
    detected_at: LONG_AGO,
    ...row,
  });
}
