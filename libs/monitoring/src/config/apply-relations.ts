import type { Tx } from '@peil/persistence';
import type { ApplyContext } from './apply-context.js';
import { addCounts, idsBySlug, upsertRows, type RowCount, type SlugIds } from './upsert-rows.js';

/** A table that links rows, and how to find the links the file no longer names. */
interface LinkTable {
  readonly table: string;
  readonly keys: Readonly<Record<string, string>>;
  /** Links of these rows are the file's to decide. */
  readonly subject: string;
}

const USERS: LinkTable = {
  table: 'service_organisation',
  keys: { service_id: 'uuid', organisation_id: 'uuid' },
  subject: 'service_id',
};

const SERVED: LinkTable = {
  table: 'configuration_item_service',
  keys: {
    configuration_item_id: 'uuid',
    service_id: 'uuid',
    organisation_id: 'uuid',
    for_organisation_id: 'uuid',
  },
  subject: 'configuration_item_id',
};

const DEPENDENCIES: LinkTable = {
  table: 'configuration_item_dependency',
  keys: { configuration_item_id: 'uuid', depends_on_id: 'uuid', organisation_id: 'uuid' },
  subject: 'configuration_item_id',
};

type Link = Readonly<Record<string, string | null>>;

/** Who uses which service, which component serves which service, and what depends on what. */
export async function applyRelations(tx: Tx, context: ApplyContext): Promise<RowCount> {
  const { config } = context;
  const services = await idsBySlug(
    tx,
    'service',
    config.services.map(({ slug }) => slug),
  );
  const items = await idsBySlug(
    tx,
    'configuration_item',
    config.items.map(({ slug }) => slug),
  );
  const serviceIds = config.services.map(({ slug }) => services.of(slug));
  const itemIds = config.items.map(({ slug }) => items.of(slug));
  return addCounts(
    await syncLinks(tx, USERS, { subjects: serviceIds, links: userLinks(context, services) }),
    await syncLinks(tx, SERVED, { subjects: itemIds, links: servedLinks(context, items, services) }),
    await syncLinks(tx, DEPENDENCIES, { subjects: itemIds, links: dependencyLinks(context, items) }),
  );
}

function userLinks({ config, organisations }: ApplyContext, services: SlugIds): Link[] {
  return config.services.flatMap(({ slug, usedBy }) =>
    usedBy.map((user) => ({ service_id: services.of(slug), organisation_id: organisations.of(user) })),
  );
}

function servedLinks(
  { config, organisations, ownerId }: ApplyContext,
  items: SlugIds,
  services: SlugIds,
): Link[] {
  return config.items.flatMap((item) =>
    item.services.map((service) => ({
      configuration_item_id: items.of(item.slug),
      service_id: services.of(service),
      organisation_id: ownerId,
      for_organisation_id: item.servesOnly === null ? null : organisations.of(item.servesOnly),
    })),
  );
}

function dependencyLinks({ config, ownerId }: ApplyContext, items: SlugIds): Link[] {
  return config.items.flatMap(({ slug, dependsOn }) =>
    dependsOn.map((parent) => ({
      configuration_item_id: items.of(slug),
      depends_on_id: items.of(parent),
      organisation_id: ownerId,
    })),
  );
}

async function syncLinks(
  tx: Tx,
  { table, keys, subject }: LinkTable,
  { subjects, links }: { readonly subjects: readonly string[]; readonly links: readonly Link[] },
): Promise<RowCount> {
  const record = Object.entries(keys).map(([name, type]) => `${name} ${type}`);
  const same = Object.keys(keys).map((name) => `r.${name} is not distinct from ${table}.${name}`);
  const removed = await tx.execute(
    `delete from ${table} where ${subject} = any ($2::uuid[]) and not exists
      (select 1 from jsonb_to_recordset($1::jsonb) as r (${record.join(', ')}) where ${same.join(' and ')})`,
    [JSON.stringify(links), subjects],
  );
  const added = await upsertRows(tx, { table, conflict: '', keys, values: {} }, links);
  return addCounts(added, { created: 0, updated: removed, unchanged: 0 });
}
