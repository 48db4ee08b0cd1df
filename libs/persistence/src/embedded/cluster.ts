import { spawn } from 'node:child_process';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '@peil/platform';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { SUPERUSER } from './credentials.js';

/** The major version of the programs Peil brings. */
export const POSTGRES_MAJOR = 18;

export interface ClusterPlan {
  readonly cluster: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly password: string;
}

/**
 * Makes the cluster when there is none. It is made under another name and then renamed: a process that dies
 * halfway, or two that start at once, never leave half a cluster.
 */
export async function ensureCluster(plan: ClusterPlan, onInitialise?: () => void): Promise<void> {
  const found = await readFile(path.join(plan.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (found !== undefined) return acceptVersion(Number(found.trim()), plan.cluster);
  onInitialise?.();
  const draft = `${plan.cluster}.${process.pid}`;
  const passwordFile = `${draft}.password`;
  try {
    await writeFile(passwordFile, plan.password, { mode: 0o600 });
    if (plan.account.ids) await chown(passwordFile, plan.account.ids.uid, plan.account.ids.gid);
    await runInitdb(plan, draft, passwordFile);
    await rename(draft, plan.cluster).catch(() => acceptOther(plan.cluster));
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** The environment of PostgreSQL's programs: nothing of the administrator's locale or PG* settings leaks in. */
export function postgresEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

async function acceptOther(cluster: string): Promise<void> {
  await readFile(path.join(cluster, 'PG_VERSION'));
}

function acceptVersion(major: number, cluster: string): void {
  if (major === POSTGRES_MAJOR) return;
  const age = major > POSTGRES_MAJOR ? { en: 'newer', nl: 'nieuwere' } : { en: 'older', nl: 'oudere' };
  throw new StartupError('data_version', {
    en: `The data in ${cluster} belongs to an ${age.en} PostgreSQL (${major}); this Peil brings ${POSTGRES_MAJOR}. Start it with the Peil version that wrote it, make a dump there, and load that here.`,
    nl: `De gegevens in ${cluster} horen bij een ${age.nl} PostgreSQL (${major}); deze Peil brengt ${POSTGRES_MAJOR} mee. Start ze met de Peil-versie die ze schreef, maak daar een dump en laad die hier.`,
  });
}

async function runInitdb(plan: ClusterPlan, folder: string, passwordFile: string): Promise<void> {
  const settings = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = [`--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const child = spawn(
    plan.binaries.initdb,
    [`--pgdata=${folder}`, ...settings, ...access, '--no-instructions'],
    {
      ...plan.account.ids,
      cwd: path.dirname(folder),
      env: postgresEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw initdbFailed(folder, output);
}

function initdbFailed(folder: string, output: string): StartupError {
  const reason = output.trim().split('\n').slice(-4).join(' ');
  return new StartupError('data_dir', {
    en: `PostgreSQL could not make its data folder ${folder}: ${reason}`,
    nl: `PostgreSQL kon de datamap ${folder} niet maken: ${reason}`,
  });
}
