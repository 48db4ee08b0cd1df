import path from 'node:path';
import { chooseAccount } from './account.js';
import { readOrMakePassword, urlFor } from './credentials.js';
import { choosePlacement } from './placement.js';
import { livePostmaster } from './postmaster-file.js';

/** Address of the embedded server another process runs on this data folder; undefined when none does. */
export async function runningEmbeddedUrl(dataDir: string): Promise<string | undefined> {
  const folder = path.resolve(dataDir);
  const { cluster } = await choosePlacement(folder, await chooseAccount());
  const server = await livePostmaster(cluster);
  if (!server) return undefined;
  return urlFor({ password: await readOrMakePassword(folder), port: server.port, database: 'peil' });
}
