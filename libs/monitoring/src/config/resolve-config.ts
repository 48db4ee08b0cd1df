import type { ConfigFile } from '@peil/contracts';
import { parseDurationMs } from './duration.js';

type FileCheck = ConfigFile['checks'][number];

interface ResolvedOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'municipality' | 'shared';
  readonly allowedCidrs: readonly string[];
}

interface ResolvedCheck {
  readonly slug: string;
  readonly name: string;
  readonly kind: FileCheck['kind'];
  readonly target: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly site: string;
  readonly item: string;
  readonly intervalMs: number;
  readonly retryIntervalMs: number;
  readonly timeoutMs: number;
  readonly confirmations: number;
  readonly recoveries: number;
  readonly enabled: boolean;
}

interface ResolvedItem {
  readonly slug: string;
  readonly name: string;
  readonly services: readonly string[];
  readonly servesOnly: string | null;
  readonly dependsOn: readonly string[];
}

interface ResolvedService {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly team: string | null;
  readonly impact: 'high' | 'medium' | 'low';
  readonly usedBy: readonly string[];
}

/** The file with everything a short one leaves out filled in; every name in it refers to something in it. */
export interface ResolvedConfig {
  /** Slug of the organisation that owns what no line gives to another. */
  readonly owner: string;
  readonly organisations: readonly ResolvedOrganisation[];
  readonly people: ConfigFile['people'];
  readonly teams: readonly { slug: string; name: string; organisation: string; onCall: readonly string[] }[];
  readonly sites: readonly {
    slug: string;
    name: string;
    organisation: string;
    reference: readonly string[];
  }[];
  readonly services: readonly ResolvedService[];
  readonly items: readonly ResolvedItem[];
  readonly checks: readonly ResolvedCheck[];
  readonly calendars: ConfigFile['calendars'];
  readonly serviceLevels: ConfigFile['serviceLevels'];
}

const MAIN_SITE = { slug: 'hoofdlocatie', name: 'Hoofdlocatie' };
const ONLY_ORGANISATION: ResolvedOrganisation = {
  slug: 'organisatie',
  name: 'Onze organisatie',
  kind: 'shared',
  allowedCidrs: [],
};

/**
 * Fills in what a ten-line file leaves out: one organisation, one site, a component per check without one, and a
 * service of the same name when neither the check nor its component names any.
 */
export function resolveConfig(file: ConfigFile): ResolvedConfig {
  const given = file.organisations.map(({ id, allow, name, kind }) => ({
    slug: id,
    name,
    kind,
    allowedCidrs: allow,
  }));
  const organisations = given.length > 0 ? given : [ONLY_ORGANISATION];
  const owner = (organisations.find(({ kind }) => kind === 'shared') ?? organisations[0] ?? ONLY_ORGANISATION)
    .slug;
  const items = resolveItems(file);
  return {
    owner,
    organisations,
    people: file.people,
    teams: file.teams.map((team) => ({ ...team, slug: team.id, organisation: team.organisation ?? owner })),
    sites: resolveSites(file, owner),
    services: resolveServices(file, { items, organisations }),
    items,
    checks: file.checks.map((check) => resolveCheck(check, defaultSite(file))),
    calendars: file.calendars,
    serviceLevels: file.serviceLevels,
  };
}

function defaultSite(file: ConfigFile): string {
  return file.sites[0]?.id ?? MAIN_SITE.slug;
}

function resolveSites(file: ConfigFile, owner: string): ResolvedConfig['sites'] {
  const given = file.sites.map((site) => ({
    ...site,
    slug: site.id,
    organisation: site.organisation ?? owner,
  }));
  if (given.length > 0) return given;
  const mentioned = unique(file.checks.flatMap((check) => check.site ?? []));
  const needed = file.checks.some((check) => check.site === undefined) || mentioned.length === 0;
  const implied = mentioned.map((slug) => ({ slug, name: slug, organisation: owner, reference: [] }));
  return needed ? [{ ...MAIN_SITE, organisation: owner, reference: [] }, ...implied] : implied;
}

/** Declared components, with the services of their checks, and one component for each check without any. */
function resolveItems(file: ConfigFile): ResolvedItem[] {
  const items = new Map<string, ResolvedItem>();
  for (const { id, name, services, servesOnly, dependsOn } of file.items) {
    items.set(id, { slug: id, name, services, servesOnly: servesOnly ?? null, dependsOn });
  }
  for (const check of file.checks) {
    const slug = itemOf(check);
    const name = check.item ?? check.name ?? check.id;
    const item = items.get(slug) ?? { slug, name, services: [], servesOnly: null, dependsOn: [] };
    const services = check.service ? unique([...item.services, check.service]) : item.services;
    items.set(slug, { ...item, services });
  }
  return [...items.values()].map((item) => {
    const alone = item.services.length === 0 && !file.items.some(({ id }) => id === item.slug);
    return alone ? { ...item, services: [item.slug] } : item;
  });
}

function itemOf(check: FileCheck): string {
  return check.item ?? check.id;
}

function resolveServices(
  file: ConfigFile,
  {
    items,
    organisations,
  }: { items: readonly ResolvedItem[]; organisations: readonly ResolvedOrganisation[] },
): ResolvedService[] {
  const municipalities = organisations.filter(({ kind }) => kind === 'municipality');
  const users = (municipalities.length > 0 ? municipalities : organisations).map(({ slug }) => slug);
  const onlyTeam = file.teams.length === 1 ? (file.teams[0]?.id ?? null) : null;
  const services = new Map<string, ResolvedService>();
  for (const service of file.services) {
    const { id, name, description, team, impact, usedBy } = service;
    services.set(id, {
      slug: id,
      name,
      description,
      team: team ?? onlyTeam,
      impact,
      usedBy: usedBy ?? users,
    });
  }
  for (const item of items) {
    for (const slug of item.services) {
      if (services.has(slug)) continue;
      const name = slug === item.slug ? item.name : slug;
      services.set(slug, { slug, name, description: '', team: onlyTeam, impact: 'medium', usedBy: users });
    }
  }
  return [...services.values()];
}

function resolveCheck(check: FileCheck, site: string): ResolvedCheck {
  const intervalMs = durationMs(check.every);
  const retryMs =
    check.retryEvery === undefined
      ? Math.max(1_000, Math.round(intervalMs / 4))
      : durationMs(check.retryEvery);
  return {
    slug: check.id,
    name: check.name ?? check.id,
    kind: check.kind,
    target: check.target,
    settings: check.settings,
    site: check.site ?? site,
    item: itemOf(check),
    intervalMs,
    retryIntervalMs: Math.min(retryMs, intervalMs),
    timeoutMs: Math.min(durationMs(check.timeout), intervalMs),
    confirmations: check.confirmations,
    recoveries: check.recoveries,
    enabled: check.enabled,
  };
}

/** The schema accepts durations only in the one form. */
export function durationMs(text: string): number {
  const ms = parseDurationMs(text);
  if (ms === undefined) throw new RangeError(`"${text}" is no duration`);
  return ms;
}

export function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
