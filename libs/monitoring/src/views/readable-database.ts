import type { Scope, Tx } from '@peil/persistence';

/** What the read views need of the database. */
export interface ReadableDatabase {
  transaction<Result>(scope: Scope, work: (tx: Tx) => Promise<Result>): Promise<Result>;
}
