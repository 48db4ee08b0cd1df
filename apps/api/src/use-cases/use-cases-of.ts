import type { ApiDeps } from '../api-deps.js';
import type { ApiUseCases } from '../ports.js';
import { accountsOf } from './accounts.js';
import { deskOf } from './desk.js';
import { monitoringOf } from './monitoring.js';
import { portalOf } from './portal.js';

/** The contexts of rank 3, as the routes use them. */
export function useCasesOf(deps: ApiDeps): ApiUseCases {
  return {
    monitoring: monitoringOf(deps),
    desk: deskOf(deps),
    portal: portalOf(deps),
    accounts: accountsOf(deps),
  };
}
