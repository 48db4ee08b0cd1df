import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCodeOf } from '@peil/platform';

/** What postmaster.pid says about the server of a cluster. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
}

const PORT_LINE = 3;

/** The postmaster of this cluster when it lives; a file left by a dead one (or by another program's pid) is removed. */
export async function livePostmaster(cluster: string): Promise<PostmasterFile | undefined> {
  const file = path.join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (Number.isInteger(pid) && pid > 1 && (await isPostmaster(pid, cluster)))
    return { pid, port: Number(lines[PORT_LINE] ?? 0) };
  await rm(file, { force: true });
  return undefined;
}

/** Whether a process exists; one of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCodeOf(error) === 'EPERM';
  }
}

/** A pid may have been given to another program since: on Linux its command line tells. */
async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.split('\0').includes(cluster);
}
