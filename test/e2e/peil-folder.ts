import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eventually } from '@peil/test/harness/eventually.js';

/** Another user that a spec running as root lets the product run as. */
export interface Ids {
  readonly uid: number;
  readonly gid: number;
}

const SLOW_MS = 60_000;

/** An empty folder to start Peil in. */
export async function makePeilFolder(owner?: Ids): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'peil-e2e-'));
  await chmod(folder, 0o711);
  if (owner) await chown(folder, owner.uid, owner.gid);
  return folder;
}

/** Stops a PostgreSQL that a killed Peil left running in the folder, and removes everything. */
export async function removePeilFolder(folder: string): Promise<void> {
  const pid = await postmasterOf(folder);
  if (pid !== undefined) {
    process.kill(pid, 'SIGQUIT');
    await eventually(async () => (await postmasterOf(folder)) === undefined, SLOW_MS);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The pid of the embedded PostgreSQL that runs on this folder. */
export async function postmasterOf(folder: string): Promise<number | undefined> {
  const cluster = path.join(folder, '.peil', 'postgres', 'data');
  const pidFile = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(pidFile.split('\n', 1)[0]);
  if (!Number.isInteger(pid) || pid < 2) return undefined;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.split('\0').includes(cluster) ? pid : undefined;
}

/** Address of the embedded database of a running Peil, for what has no interface yet. */
export async function embeddedUrl(folder: string): Promise<string> {
  const dataDir = path.join(folder, '.peil');
  const password = (await readFile(path.join(dataDir, 'postgres-password'), 'utf8')).trim();
  const pidFile = await readFile(path.join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  return `postgres://peil:${password}@127.0.0.1:${pidFile.split('\n')[3] ?? ''}/peil`;
}
