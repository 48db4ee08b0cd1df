import { existsSync } from 'node:fs';
import path from 'node:path';
import { EXPOSITION_CONTENT_TYPE, renderMetrics } from '@peil/metrics';
import { systemActor } from '@peil/platform';
import { startApi as listenApi, type DemoPort, type MetricsPort } from '../../../api/src/index.js';
import type { Deps, RunningPart } from './deps.js';
import { portError } from './port.js';

/** The web client as `npm run build` leaves it, seen from dist/apps/peil/src/compose. */
const WEB_ROOT = path.resolve(import.meta.dirname, '../../../../web');

/** Starts the API and the web client in this process. */
export async function startApi(deps: Deps, demo?: DemoPort): Promise<RunningPart> {
  const { config, clock, database, queues, log } = deps;
  const webRoot = existsSync(path.join(WEB_ROOT, 'index.html')) ? WEB_ROOT : undefined;
  const apiLog = log.child({ part: 'api' });
  try {
    return await listenApi({
      config,
      clock,
      database,
      queues,
      log: apiLog,
      metrics: metricsOf(deps),
      demo,
      webRoot,
    });
  } catch (error) {
    throw portError(error, config.host, config.port);
  }
}

function metricsOf({ database, clock, pipeline }: Deps): MetricsPort {
  const scope = { organisations: 'all' as const, actor: systemActor('metrics') };
  return {
    contentType: EXPOSITION_CONTENT_TYPE,
    render: () =>
      database.transaction(scope, (tx) =>
        renderMetrics({
          read: (sql, params) => tx.query(sql, params),
          now: new Date(clock.nowMs()),
          pipeline,
        }),
      ),
  };
}
