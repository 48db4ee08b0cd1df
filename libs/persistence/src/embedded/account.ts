import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { StartupError } from '@peil/platform';

/** The user PostgreSQL runs as; without ids it is the user of this process. PostgreSQL refuses to run as root. */
export interface Account {
  readonly name: string;
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
}

const PREFERRED_NAMES = ['peil', 'postgres', 'nobody'];

/** This process's own user, or when it is root a user without rights that exists (initdb looks it up by name). */
export async function chooseAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return { name: 'self', ids: undefined };
  const users = await usersOf('/etc/passwd');
  for (const name of PREFERRED_NAMES) {
    const ids = users.get(name);
    if (ids && mayBecome(ids)) return { name, ids };
  }
  throw new StartupError('platform', {
    en: 'PostgreSQL refuses to run as root, and Peil cannot switch to another user here. Start Peil as an ordinary user, add a user named peil (useradd --system peil), or set DATABASE_URL.',
    nl: 'PostgreSQL weigert als root te draaien, en Peil kan hier niet naar een andere gebruiker wisselen. Start Peil als gewone gebruiker, maak een gebruiker peil aan (useradd --system peil), of zet DATABASE_URL.',
  });
}

/** Whether the account can enter a folder; asked of the system itself, so that ACLs and mounts count. */
export function canEnter(account: Account, folder: string): boolean {
  if (!account.ids) return true;
  const run = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    ...account.ids,
    cwd: '/',
    stdio: 'ignore',
  });
  return run.status === 0;
}

/** Whether the account can run a program. */
export function canRun(account: Account, program: string): boolean {
  const run = spawnSync(program, ['--version'], { ...account.ids, cwd: '/', stdio: 'ignore' });
  return run.status === 0;
}

function mayBecome(ids: { readonly uid: number; readonly gid: number }): boolean {
  return spawnSync('/bin/sh', ['-c', 'true'], { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

async function usersOf(file: string): Promise<Map<string, { uid: number; gid: number }>> {
  const users = new Map<string, { uid: number; gid: number }>();
  for (const line of (await readFile(file, 'utf8').catch(() => '')).split('\n')) {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    if (Number(uid) > 0) users.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return users;
}
