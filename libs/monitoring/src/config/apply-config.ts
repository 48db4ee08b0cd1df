import type { ConfigFile } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { applyInfrastructure } from './apply-infrastructure.js';
import { applyPeople } from './apply-people.js';
import { applyRelations } from './apply-relations.js';
import { applyServiceLevels } from './apply-service-levels.js';
import { disableLeavers } from './disable-leavers.js';
import type { ApplyContext } from './apply-context.js';
import { resolveConfig } from './resolve-config.js';
import { addCounts, idsBySlug, upsertRows } from './upsert-rows.js';

/** What applying a file changed. `disabled` counts checks and people that left the file; their history stays. */
export interface ApplySummary {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly disabled: number;
}

/** 'conf' in ASCII: two files are applied one after the other. */
const APPLY_LOCK = 0x63_6f_6e_66;

const ORGANISATIONS = {
  table: 'organisation',
  conflict: 'slug',
  keys: { slug: 'text' },
  values: { name: 'text', kind: 'text', allowed_cidrs: 'text[]' },
  onInsert: { created_at: 'timestamptz' },
};

/**
 * Makes the database say what the file says, within the caller's transaction: applying it twice changes nothing
 * the second time. `source` tells files apart, so that what one file never named is not disabled by it.
 */
export async function applyConfig(
  tx: Tx,
  file: ConfigFile,
  { now, source = 'file' }: { readonly now: Temporal.Instant; readonly source?: string },
): Promise<ApplySummary> {
  await tx.execute('select pg_advisory_xact_lock($1)', [APPLY_LOCK]);
  const config = resolveConfig(file);
  const rows = config.organisations.map(({ slug, name, kind, allowedCidrs }) => ({
    slug,
    name,
    kind,
    allowed_cidrs: allowedCidrs,
    created_at: now.toString(),
  }));
  const organisationCount = await upsertRows(tx, ORGANISATIONS, rows);
  const organisations = await idsBySlug(
    tx,
    'organisation',
    rows.map(({ slug }) => slug),
  );
  const context: ApplyContext = { config, organisations, ownerId: organisations.of(config.owner), now };
  const counted = addCounts(
    organisationCount,
    await applyPeople(tx, context),
    await applyInfrastructure(tx, context),
    await applyRelations(tx, context),
    await applyServiceLevels(tx, context),
  );
  const summary = { ...counted, disabled: await disableLeavers(tx, context, source) };
  await tellOthers(tx, context, summary);
  return summary;
}

async function tellOthers(
  tx: Tx,
  { organisations, config, ownerId, now }: ApplyContext,
  summary: ApplySummary,
) {
  if (summary.created + summary.updated + summary.disabled === 0) return;
  const object = `organisation:${ownerId}`;
  await tx.audit({ action: 'config.apply', object, organisationId: ownerId, detail: { ...summary } });
  for (const { slug } of config.organisations) {
    const organisationId = organisations.of(slug);
    await tx.notify({ kind: 'service', organisationId, subject: organisationId, at: now });
  }
}
