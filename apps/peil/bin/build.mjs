#!/usr/bin/env node
/** Builds the server and the web client when their sources changed: `build.mjs [server] [web]`. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { say } from './say.mjs';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const dist = path.join(root, 'dist');
const settings = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

const PARTS = [
  {
    name: 'server',
    label: { en: 'the server', nl: 'de server' },
    sources: ['apps/api', 'apps/collector', 'apps/worker', 'apps/peil/src', 'libs', 'grafana'],
    result: 'apps/peil/src/main.js',
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
    // tsc trusts this file and would write nothing into an emptied dist
    memory: 'dist/.tsbuildinfo',
  },
  {
    name: 'web',
    label: { en: 'the web interface', nl: 'de webinterface' },
    sources: ['apps/web', 'libs/contracts'],
    result: 'web/index.html',
    command: [
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      'apps/web/vite.config.ts',
      '--logLevel',
      'error',
    ],
  },
];

/** Builds what is stale. Rejects with a sentence when a build fails. An installation without sources is never stale. */
export async function buildWhatIsStale(names = PARTS.map((part) => part.name)) {
  const stale = [];
  for (const part of PARTS) if (names.includes(part.name) && (await isStale(part))) stale.push(part);
  if (stale.length === 0) return;
  const release = await lockBuilds();
  try {
    const builds = await Promise.allSettled(stale.map(build));
    for (const { reason } of builds) if (reason) throw reason;
  } finally {
    await release();
  }
}

async function isStale(part) {
  if (!existsSync(path.join(root, part.sources[0]))) return false;
  if (!existsSync(path.join(dist, part.result))) return true;
  const known = await readFile(stampFile(part), 'utf8').catch(() => '');
  return known !== (await stampOf(part));
}

async function build(part) {
  const stamp = await stampOf(part);
  if (
    (await readFile(stampFile(part), 'utf8').catch(() => '')) === stamp &&
    existsSync(path.join(dist, part.result))
  )
    return;
  const startedMs = performance.now();
  say({ en: `Building ${part.label.en} …`, nl: `Bouwt ${part.label.nl} …` });
  if (part.memory && !existsSync(path.join(dist, part.result)))
    await rm(path.join(root, part.memory), { force: true });
  const { code, output } = await run(part.command);
  if (code !== 0) throw buildFailed(part, output);
  await writeFile(stampFile(part), stamp);
  const tookS = Math.round((performance.now() - startedMs) / 1000);
  say({ en: `Built ${part.label.en} in ${tookS} s.`, nl: `${part.label.nl} gebouwd in ${tookS} s.` });
}

async function run(command) {
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output };
}

function buildFailed(part, output) {
  return expected(`${output}\nBuilding ${part.label.en} failed; the messages are above.`);
}

/** A failure the caller prints as a sentence, without a stack. */
function expected(message) {
  return Object.assign(new Error(message), { expected: true });
}

const stampFile = (part) => path.join(dist, `.stamp-${part.name}`);

/** A hash over the paths and the contents of the sources: dates say nothing after a checkout. */
async function stampOf(part) {
  const hash = createHash('sha256');
  const files = (await Promise.all(part.sources.map(filesUnder))).flat();
  for (const file of [...settings, ...files.sort((a, b) => (a < b ? -1 : 1))]) {
    hash.update(`${file}\0`);
    hash.update(await readFile(path.join(root, file)).catch(() => ''));
  }
  return hash.digest('hex');
}

async function filesUnder(folder) {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const nested = entries.map((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(file);
    return /\.spec\.tsx?$/.test(entry.name) ? [] : [file];
  });
  return (await Promise.all(nested)).flat();
}

async function lockBuilds() {
  try {
    await mkdir(dist, { recursive: true });
    return await takeLock(path.join(dist, '.build-lock'));
  } catch (error) {
    throw expected(
      `Peil must be built, but this user cannot write ${dist} (${error.code}). Run npm run build as the owner.`,
    );
  }
}

/** One build at a time in one checkout; the lock of a process that died is taken over. */
async function takeLock(file) {
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (await isAbandoned(file)) await rm(file, { force: true });
    else await pause(300);
  }
}

async function isAbandoned(file) {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  const ageMs = Date.now() - (await stat(file).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
  if (!pid) return ageMs > 5000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2);
  await buildWhatIsStale(names.length > 0 ? names : undefined).catch((error) => {
    console.error(error.expected ? error.message : error);
    process.exitCode = 1;
  });
}
