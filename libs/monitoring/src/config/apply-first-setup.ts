import type { ConfigFile } from '@peil/contracts';
import { probes, type ProbeKind } from '@peil/probes';
import { DomainError } from '@peil/platform';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import { applyConfig } from './apply-config.js';

/** The one check the wizard asks for. */
export interface FirstCheck {
  readonly name: string;
  readonly kind: ProbeKind;
  readonly target: string;
}

interface OrganisationRow {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'municipality' | 'shared';
  readonly allowed_cidrs: readonly string[];
}

/**
 * Gives organisations made by hand what a file would have given them: a site, a calendar with service levels,
 * and the first check with its service when there is one. Part of the wizard's transaction.
 */
export async function applyFirstSetup(
  tx: Tx,
  check: FirstCheck | null,
  now: Temporal.Instant,
): Promise<void> {
  if (check) requireTarget(check);
  const organisations = await tx.query<OrganisationRow>(
    'select slug, name, kind, allowed_cidrs from organisation where not demo order by created_at, slug',
  );
  const checks = check ? [await firstCheckOf(tx, check)] : [];
  const source = ['setup', ...checks.map(({ id }) => id)].join('.');
  await applyConfig(tx, fileOf(organisations, checks), { now, source });
}

type FileCheck = ConfigFile['checks'][number];

function fileOf(organisations: readonly OrganisationRow[], checks: FileCheck[]): ConfigFile {
  return {
    version: 1,
    organisations: organisations.map(({ slug, name, kind, allowed_cidrs }) => ({
      id: slug,
      name,
      kind,
      allow: [...allowed_cidrs],
    })),
    people: [],
    teams: [],
    sites: [],
    services: [],
    items: [],
    checks,
    calendars: [],
    serviceLevels: [],
  };
}

async function firstCheckOf(tx: Tx, { name, kind, target }: FirstCheck): Promise<FileCheck> {
  return {
    id: await freeSlug(tx, name),
    name,
    kind,
    target: target.trim(),
    every: '60s',
    timeout: '10s',
    confirmations: 2,
    recoveries: 1,
    enabled: true,
    settings: {},
  };
}

function requireTarget({ kind, target }: FirstCheck): void {
  const judged = probes[kind].judgeTarget(target.trim());
  if (judged.ok) return;
  const hint = `for instance ${probes[kind].targetExample}`;
  throw new DomainError('validation_failed', 'The target of the first check cannot be used.', {
    faults: [{ field: 'firstCheck.target', reason: judged.fault.en, hint }],
  });
}

/** The check's slug also names its component and its service, so it must be free in all three. */
async function freeSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name);
  const taken = await tx.query<{ slug: string }>(
    `select slug from check_definition union select slug from configuration_item union select slug from service`,
  );
  const used = new Set(taken.map((row) => row.slug));
  if (!used.has(slug)) return slug;
  for (let suffix = 2; ; suffix += 1) if (!used.has(`${slug}-${suffix}`)) return `${slug}-${suffix}`;
}

/** "Zaaksysteem (nieuw)" → "zaaksysteem-nieuw" */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  return slug || 'controle';
}
