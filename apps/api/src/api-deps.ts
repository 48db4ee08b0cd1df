import type { SetupState } from '@peil/contracts';
import type { Database } from '@peil/persistence';
import type { Clock, Config, Log } from '@peil/platform';

/** Loads and removes the demo; absent in a process that cannot (a separate `peil api`). */
export interface DemoPort {
  state(): Promise<SetupState['demo']>;
  /** Starts loading and returns; `state()` tells how far it is. */
  load(): Promise<void>;
  remove(): Promise<void>;
}

/** Something readiness depends on; rejects while it is not there. */
interface Pingable {
  ping(): Promise<void>;
}

/** The Prometheus exposition, when this process has one. */
export interface MetricsPort {
  readonly contentType: string;
  render(): Promise<string>;
}

/** All that the API needs from the process that composes it. */
export interface ApiDeps {
  readonly config: Pick<Config, 'baseUrl' | 'trustProxy' | 'port' | 'host'> &
    Partial<Pick<Config, 'smtpUrl'>>;
  readonly clock: Clock;
  readonly database: Database;
  readonly queues: Pingable;
  readonly log: Log;
  readonly demo?: DemoPort | undefined;
  readonly metrics?: MetricsPort | undefined;
  /** Folder of the built web client; its index.html answers every page. */
  readonly webRoot?: string | undefined;
}

export const API_DEPS = Symbol('API_DEPS');
/** Version of the API: in the header API-Version and in openapi.json. */
export const API_VERSION = '1.0.0';
export const API_PREFIX = '/api/v1';
