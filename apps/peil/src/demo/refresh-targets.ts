import { applyConfig } from '@peil/monitoring';
import type { Database } from '@peil/persistence';
import { systemActor, type Clock } from '@peil/platform';
import { demoConfig, type WatchedLabs } from './catalogue/demo-config.js';
import { DEMO_SOURCE } from './demo-state.js';

/** A lab listens on other ports after every start: the checks follow. */
export async function refreshTargets(database: Database, labs: WatchedLabs, clock: Clock): Promise<void> {
  const scope = { organisations: 'all', actor: systemActor('demo') } as const;
  const config = demoConfig(labs, { watch: true });
  await database.transaction(scope, (tx) =>
    applyConfig(tx, config, { now: clock.now(), source: DEMO_SOURCE }),
  );
}
