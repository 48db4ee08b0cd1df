import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The user that owns everything in the embedded PostgreSQL. */
export const SUPERUSER = 'peil';

/** The generated password of the embedded PostgreSQL, kept in a file only this user can read. */
export async function readOrMakePassword(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'postgres-password');
  const fresh = randomBytes(24).toString('hex');
  try {
    await writeFile(file, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    const known = (await readFile(file, 'utf8').catch(() => '')).trim();
    if (known) return known;
    throw error;
  }
}

export function urlFor(options: {
  readonly password: string;
  readonly port: number;
  readonly database: string;
}): string {
  return `postgres://${SUPERUSER}:${options.password}@127.0.0.1:${options.port}/${options.database}`;
}
