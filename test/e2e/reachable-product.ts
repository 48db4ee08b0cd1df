import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Ids } from './peil-folder.js';

/** A built product that another user can run. */
export interface ReachableProduct {
  readonly root: string;
  remove(): Promise<void>;
}

const CHECKOUT = path.resolve(import.meta.dirname, '..', '..');
const PROGRAM = path.join('apps', 'peil', 'bin', 'peil.mjs');
const NOTHING = { root: CHECKOUT, remove: async (): Promise<void> => undefined };

/** This checkout when the user can read it; else, as for a clone under /root, a copy of what runs in production. */
export async function reachableProduct(ids: Ids | undefined): Promise<ReachableProduct> {
  if (!ids || canRun(ids, CHECKOUT)) return NOTHING;
  const root = await mkdtemp(path.join(os.tmpdir(), 'peil-copy-'));
  await chmod(root, 0o755);
  for (const part of ['dist', 'package.json', path.join('apps', 'peil', 'bin')]) await copy(part, root);
  for (const folder of await productionPackages()) await copy(folder, root);
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** Asked of the system itself: `--help` loads the command line with everything it imports. */
function canRun(ids: Ids, root: string): boolean {
  const run = spawnSync(process.execPath, [path.join(root, PROGRAM), '--help'], {
    ...ids,
    cwd: '/',
    stdio: 'ignore',
  });
  return run.status === 0;
}

async function productionPackages(): Promise<string[]> {
  const lock: unknown = JSON.parse(await readFile(path.join(CHECKOUT, 'package-lock.json'), 'utf8'));
  const { packages } = lock as { packages: Record<string, { dev?: boolean; devOptional?: boolean }> };
  const kept = Object.entries(packages).filter(
    ([folder, { dev, devOptional }]) => folder && !dev && !devOptional,
  );
  const folders = kept.map(([folder]) => folder);
  return folders.filter((folder) => !folders.some((outer) => folder.startsWith(`${outer}/`)));
}

async function copy(part: string, root: string): Promise<void> {
  const from = await realpath(path.join(CHECKOUT, part)).catch(() => undefined);
  if (from === undefined) return;
  await mkdir(path.dirname(path.join(root, part)), { recursive: true });
  await cp(from, path.join(root, part), { recursive: true, verbatimSymlinks: true });
}
