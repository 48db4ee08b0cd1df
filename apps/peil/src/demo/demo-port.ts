import type { Database } from '@peil/persistence';
import { systemActor, type Clock, type Log } from '@peil/platform';
import type { DemoPort } from '../../../api/src/index.js';
import type { WatchedLabs } from './catalogue/demo-config.js';
import { readDemoState } from './demo-state.js';
import { drawPassword, loadDemo } from './load-demo.js';
import { removeDemo } from './remove-demo.js';

export interface DemoDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** The labs to watch; none where checks may not reach loopback: then the demo is looked at, not measured. */
  readonly labs?: () => WatchedLabs;
  /** Of every demo account. */
  readonly password?: () => string;
}

/** The port of the API, and how it ends with its process. */
export interface RunningDemo extends DemoPort {
  close(): Promise<void>;
}

const SCOPE = { organisations: 'all', actor: systemActor('demo') } as const;
const LOG_EVERY = 0.1;

/** Loads and removes the demo on behalf of the API; one load at a time. */
export function createDemoPort({ database, clock, log, ...given }: DemoDeps): RunningDemo {
  const stopping = new AbortController();
  let loading: Promise<void> | undefined;
  const state = () => database.transaction(SCOPE, (tx) => readDemoState(tx, clock.now()));
  const load = async (onCatalogue: () => void): Promise<void> => {
    let told = 0;
    const onProgress = (share: number) => {
      if (share < told + LOG_EVERY && share < 1) return;
      told = share;
      log.info({ percent: Math.round(share * 100) }, 'loading the demo');
    };
    const { outages, tickets } = await loadDemo(database, {
      clock,
      labs: given.labs?.() ?? null,
      onProgress,
      onCatalogue,
      password: given.password?.() ?? drawPassword(),
      signal: stopping.signal,
    });
    log.info({ outages, tickets }, 'the demo is loaded');
  };
  const settled = async (): Promise<void> => {
    await loading;
  };
  return {
    state: async () => (loading ? 'loading' : state()),
    load: async () => {
      if (loading || (await state()) === 'loaded') return;
      await new Promise<void>((resolve) => {
        loading = load(resolve)
          .catch((error: unknown) => {
            if (!stopping.signal.aborted) log.error({ error: String(error) }, 'the demo could not be loaded');
          })
          .finally(() => {
            loading = undefined;
            resolve();
          });
      });
    },
    remove: async () => {
      await settled();
      await removeDemo(database, clock);
    },
    close: async () => {
      stopping.abort();
      await settled();
    },
  };
}
