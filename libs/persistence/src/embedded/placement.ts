import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '@peil/platform';
import { canEnter, type Account } from './account.js';

/** Where the cluster lives: `home` holds the cluster folder `data` and perhaps a copy of the programs. */
export interface Placement {
  readonly home: string;
  readonly cluster: string;
}

const POINTER = 'postgres-location';
const ELSEWHERE = '/var/lib';

/**
 * `<dataDir>/postgres`; or, when PostgreSQL's user cannot get there (a clone under /root), a new folder in /var/lib
 * whose path is written down in the data folder.
 */
export async function choosePlacement(dataDir: string, account: Account): Promise<Placement> {
  await makeWritable(dataDir);
  const root = await realpath(dataDir);
  const noted = (await readFile(path.join(root, POINTER), 'utf8').catch(() => '')).trim();
  if (noted) return claim(noted, account);
  const beside = path.join(root, 'postgres');
  if (account.ids) await chmod(root, (await stat(root)).mode | 0o111);
  if (canEnter(account, root)) return claim(beside, account);
  const elsewhere = path.join(ELSEWHERE, `peil-${randomBytes(4).toString('hex')}`);
  const placement = await claim(elsewhere, account);
  await writeFile(path.join(root, POINTER), `${elsewhere}\n`);
  return placement;
}

async function claim(home: string, account: Account): Promise<Placement> {
  try {
    await makeFolder(home);
    if (account.ids) {
      await chown(home, account.ids.uid, account.ids.gid);
      await chmod(home, 0o711);
    }
    await access(home, constants.W_OK);
  } catch (error) {
    throw notWritable(home, error);
  }
  return { home, cluster: path.join(home, 'data') };
}

/** Makes the data folder and proves that a file can be written in it. */
export async function makeWritable(dataDir: string): Promise<void> {
  const probe = path.join(dataDir, `.write-test-${process.pid}`);
  try {
    await makeFolder(dataDir);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw notWritable(dataDir, error);
  }
}

/** Like `mkdir -p`; Node's own recursive mkdir never ends where a folder refuses new ones with ENOENT (/proc). */
async function makeFolder(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isThere) return;
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder));
  await mkdir(folder).catch(async (error: unknown) => {
    if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw error;
  });
}

function notWritable(folder: string, cause: unknown): StartupError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartupError(
    'data_dir',
    {
      en: `The data folder ${folder} cannot be written (${reason}). Give this user the right to write there, or set PEIL_DATA_DIR to another folder.`,
      nl: `In de datamap ${folder} kan niet worden geschreven (${reason}). Geef deze gebruiker schrijfrecht, of zet PEIL_DATA_DIR naar een andere map.`,
    },
    { cause },
  );
}
