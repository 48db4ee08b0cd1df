import path from 'node:path';
import { chooseAccount } from './account.js';
import { locateBinaries, reachableBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { readOrMakePassword } from './credentials.js';
import { choosePlacement } from './placement.js';
import type { PostmasterPlan } from './postmaster.js';
import { Supervisor, type EmbeddedOptions, type EmbeddedPostgres } from './supervisor.js';

/**
 * Starts PostgreSQL in `dataDir`, or adopts the one a killed process left behind; watches it and starts it again
 * when it dies. The server has its own process group: a Ctrl-C meant for Peil does not reach it first.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const plan = await planOf(options);
  await ensureCluster(plan, () => options.onProgress?.('initialising'));
  const supervisor = new Supervisor(plan, options);
  await supervisor.begin();
  return supervisor;
}

async function planOf(options: EmbeddedOptions): Promise<PostmasterPlan> {
  const dataDir = path.resolve(options.dataDir);
  const account = await chooseAccount();
  const { home, cluster } = await choosePlacement(dataDir, account);
  const binaries = await reachableBinaries(await locateBinaries(), account, home);
  const password = await readOrMakePassword(dataDir);
  const { durability = 'safe', maxConnections = 100 } = options;
  return { cluster, account, binaries, password, durability, maxConnections };
}
