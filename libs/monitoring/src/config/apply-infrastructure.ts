import type { Tx } from '@peil/persistence';
import type { ApplyContext } from './apply-context.js';
import { addCounts, idsBySlug, upsertRows, type RowCount } from './upsert-rows.js';

const SITES = {
  table: 'site',
  conflict: 'slug',
  keys: { slug: 'text' },
  values: { organisation_id: 'uuid', name: 'text', reference_targets: 'text[]' },
};

const SERVICES = {
  table: 'service',
  conflict: 'slug',
  keys: { slug: 'text' },
  values: { organisation_id: 'uuid', name: 'text', description: 'text', team_id: 'uuid', impact: 'text' },
};

const ITEMS = {
  table: 'configuration_item',
  conflict: 'slug',
  keys: { slug: 'text' },
  values: { organisation_id: 'uuid', name: 'text' },
};

const CHECKS = {
  table: 'check_definition',
  conflict: 'slug',
  keys: { slug: 'text' },
  values: {
    organisation_id: 'uuid',
    name: 'text',
    site_id: 'uuid',
    configuration_item_id: 'uuid',
    kind: 'text',
    target: 'text',
    settings: 'jsonb',
    interval_ms: 'integer',
    retry_interval_ms: 'integer',
    timeout_ms: 'integer',
    confirmations: 'smallint',
    recoveries: 'smallint',
    enabled: 'boolean',
  },
  onChange: { updated_at: 'timestamptz' },
};

/** Sites, services, components and checks; what hangs between them is applied by applyRelations. */
export async function applyInfrastructure(tx: Tx, context: ApplyContext): Promise<RowCount> {
  const { config, organisations, ownerId } = context;
  const sites = config.sites.map((site) => ({
    slug: site.slug,
    organisation_id: organisations.of(site.organisation),
    name: site.name,
    reference_targets: site.reference,
  }));
  const items = config.items.map(({ slug, name }) => ({ slug, organisation_id: ownerId, name }));
  return addCounts(
    await upsertRows(tx, SITES, sites),
    await upsertRows(tx, SERVICES, await serviceRows(tx, context)),
    await upsertRows(tx, ITEMS, items),
    await upsertRows(tx, CHECKS, await checkRows(tx, context)),
  );
}

async function serviceRows(tx: Tx, { config, organisations, ownerId }: ApplyContext) {
  const organisationIds = config.organisations.map(({ slug }) => organisations.of(slug));
  const sql = 'select id, slug, organisation_id from team where organisation_id = any ($1::uuid[])';
  const teams = await tx.query<{ id: string; slug: string; organisation_id: string }>(sql, [organisationIds]);
  const ownFirst = teams.toSorted(
    (a, b) => Number(b.organisation_id === ownerId) - Number(a.organisation_id === ownerId),
  );
  return config.services.map(({ slug, name, description, impact, team }) => ({
    slug,
    organisation_id: ownerId,
    name,
    description,
    impact,
    team_id: ownFirst.find((row) => row.slug === team)?.id ?? null,
  }));
}

async function checkRows(tx: Tx, { config, ownerId, now }: ApplyContext) {
  const sites = await idsBySlug(
    tx,
    'site',
    config.sites.map(({ slug }) => slug),
  );
  const items = await idsBySlug(
    tx,
    'configuration_item',
    config.items.map(({ slug }) => slug),
  );
  return config.checks.map((check) => ({
    slug: check.slug,
    organisation_id: ownerId,
    name: check.name,
    site_id: sites.of(check.site),
    configuration_item_id: items.of(check.item),
    kind: check.kind,
    target: check.target,
    settings: check.settings,
    interval_ms: check.intervalMs,
    retry_interval_ms: check.retryIntervalMs,
    timeout_ms: check.timeoutMs,
    confirmations: check.confirmations,
    recoveries: check.recoveries,
    enabled: check.enabled,
    updated_at: now.toString(),
  }));
}
