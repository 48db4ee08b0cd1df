import type { BackendFactory, ConnectionOptions } from 'bullmq';

/** What BullMQ needs to reach its store. Guarantee of the two makers: options and factory belong together. */
export interface Backend {
  /** Constructor options for a queue that adds jobs: fails fast when the store is away. */
  readonly producer: { readonly connection: ConnectionOptions };
  /** Constructor options for a worker: waits for the store to come back. */
  readonly consumer: { readonly connection: ConnectionOptions };
  readonly factory: BackendFactory;
  names(prefix: string): Promise<string[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
