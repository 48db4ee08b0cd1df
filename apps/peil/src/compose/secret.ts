import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeWritable } from '@peil/persistence';
import { errorCodeOf, type Config } from '@peil/platform';

/** PEIL_SECRET, or the secret that is generated once into the data folder. */
export async function resolveSecret(config: Pick<Config, 'secret' | 'dataDir'>): Promise<string> {
  if (config.secret) return config.secret;
  await makeWritable(config.dataDir);
  const file = path.join(config.dataDir, 'secret');
  const fresh = `${randomBytes(32).toString('hex')}\n`;
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (errorCodeOf(error) !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}
