import type { ServiceView } from '@peil/contracts';
import { clipTimeline, type Timeline } from '@peil/domain';
import { DomainError } from '@peil/platform';
import type { Scope, Tx } from '@peil/persistence';
import { barFrame, combinedBars, timelineOf, type BarDays, type BarFrame } from './bars.js';
import { healthScope } from './health-scope.js';
import { loadChanges } from './load-changes.js';
import type { ReadableDatabase } from './readable-database.js';
import { loadServedChecks, type ServedCheck } from './served-checks.js';
import { stateSince, worstState } from './worst-state.js';

interface ServiceRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly open_outage_number: number | null;
  /** The municipalities that use it, as far as the caller may see them. */
  readonly users: readonly string[];
}

const SERVICES_SQL = `select s.id, s.slug, s.name, s.description,
    (select o.number from outage_service u join outage o on o.id = u.outage_id
      where u.service_id = s.id and o.ended_at is null order by o.started_at limit 1) as open_outage_number,
    coalesce((select json_agg(u.organisation_id order by g.name)
      from service_organisation u join organisation g on g.id = u.organisation_id
      where u.service_id = s.id), '[]') as users
  from service s where $1::uuid is null or s.id = $1::uuid
  order by lower(s.name), s.id`;

/** The services the caller may see, each with its health per municipality over the days asked for. */
export async function listServices(
  database: ReadableDatabase,
  scope: Scope,
  days: BarDays,
): Promise<ServiceView[]> {
  return loadServices(database, scope, { days, serviceId: null });
}

/** One service; `not_found` when the caller may not see it. */
export async function serviceDetail(
  database: ReadableDatabase,
  scope: Scope,
  { serviceId, ...days }: BarDays & { readonly serviceId: string },
): Promise<ServiceView> {
  const [service] = await loadServices(database, scope, { days, serviceId });
  if (!service) throw new DomainError('not_found', 'There is no such service.');
  return service;
}

async function loadServices(
  database: ReadableDatabase,
  scope: Scope,
  { days, serviceId }: { readonly days: BarDays; readonly serviceId: string | null },
): Promise<ServiceView[]> {
  const loadVisible = (tx: Tx) => tx.query<ServiceRow>(SERVICES_SQL, [serviceId]);
  const services = await database.transaction(scope, loadVisible);
  if (services.length === 0) return [];
  const frame = barFrame(days);
  const { checks, changes } = await database.transaction(healthScope(scope), async (tx) => {
    const served = await loadServedChecks(
      tx,
      services.map(({ id }) => id),
    );
    const ids = [...new Set(served.map(({ check_id }) => check_id))];
    return { checks: served, changes: await loadChanges(tx, ids, frame.window) };
  });
  const timelines = new Map([...changes].map(([id, list]) => [id, timelineOf(list, frame)]));
  return services.map((service) => {
    const own = checks.filter(({ service_id }) => service_id === service.id);
    return serviceView(service, { checks: own, timelines, frame });
  });
}

interface ServiceHealth {
  readonly checks: readonly ServedCheck[];
  readonly timelines: ReadonlyMap<string, Timeline>;
  readonly frame: BarFrame;
}

function serviceView(service: ServiceRow, health: ServiceHealth): ServiceView {
  const serving = service.users.map((organisationId) => ({
    organisationId,
    checks: health.checks.filter(({ for_organisation_id: only }) => only === null || only === organisationId),
  }));
  const felt = service.users.length === 0 ? health.checks : serving.flatMap(({ checks }) => checks);
  const distinct = [...new Map(felt.map((check) => [check.check_id, check])).values()].filter(isOn);
  return {
    id: service.id,
    slug: service.slug,
    name: service.name,
    description: service.description,
    state: worstState(distinct),
    since: stateSince(distinct)?.toISOString() ?? null,
    openOutageNumber: service.open_outage_number,
    checkCount: distinct.length,
    cells: serving.map(({ organisationId, checks }) => ({
      organisationId,
      state: worstState(checks.filter(isOn)),
      ...combinedBars(timelinesOf(checks, health), health.frame),
    })),
  };
}

function isOn({ enabled }: ServedCheck): boolean {
  return enabled;
}

/** A check that was switched off counts until then: its outages do not leave the past of its service. */
function timelinesOf(checks: readonly ServedCheck[], { timelines, frame }: ServiceHealth): Timeline[] {
  return checks.flatMap(({ check_id, enabled, updated_at }) => {
    const timeline = timelines.get(check_id) ?? [];
    if (enabled) return [timeline];
    return [clipTimeline(timeline, { ...frame.window, untilMs: updated_at.getTime() })];
  });
}
