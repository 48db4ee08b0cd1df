import {
  checkDetail,
  listCheckKinds,
  listChecks,
  listOutages,
  listServices,
  listWaves,
  outageDetail,
  serviceDetail,
} from '@peil/monitoring';
import type { ApiDeps } from '../api-deps.js';
import type { Monitoring } from '../ports.js';
import { applyFirstConfig } from './first-config.js';

/** The bars of a service or check: one for each of the last ninety local days. */
const BAR_DAYS = 90;
const ZONE = 'Europe/Amsterdam';

/** Monitoring as the routes use it. */
export function monitoringOf({ database, clock }: Pick<ApiDeps, 'database' | 'clock'>): Monitoring {
  const bars = () => ({ now: clock.now(), days: BAR_DAYS, zone: ZONE });
  return {
    services: (scope) => listServices(database, scope, bars()),
    service: (scope, serviceId) => serviceDetail(database, scope, { ...bars(), serviceId }),
    checks: (scope, filter) => listChecks(database, scope, filter),
    check: (scope, checkId) => checkDetail(database, scope, { ...bars(), checkId }),
    checkKinds: listCheckKinds,
    outages: (scope, filter) => listOutages(database, scope, filter),
    outage: (scope, outageId) => outageDetail(database, scope, outageId),
    waves: (scope) => listWaves(database, scope),
    applyFirstConfig,
  };
}
