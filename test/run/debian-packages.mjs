/** The Debian programs that specs speak to, and how to get them. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PROGRAMS = [
  { program: 'redis-server', debian: 'redis-server' },
  { program: 'prometheus', debian: 'prometheus' },
  { program: 'promtool', debian: 'prometheus' },
  { program: 'prometheus-alertmanager', debian: 'prometheus-alertmanager' },
  { program: 'prometheus-blackbox-exporter', debian: 'prometheus-blackbox-exporter' },
  { program: 'fping', debian: 'fping' },
  { program: 'ping', debian: 'iputils-ping' },
  { program: 'chromium', debian: 'chromium' },
  { program: 'ip', debian: 'iproute2' },
];
const FONTS = { file: '/usr/share/fonts/truetype/liberation', debian: 'fonts-liberation' };
/** Debian's own way to say that packages must not start their services while they are installed. */
const POLICY = '/usr/sbin/policy-rc.d';

/** Installs what is missing where that is possible; returns the names of the packages still missing. */
export function provideDebianPackages() {
  const missing = missingPackages();
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return missing;
  console.log(`Installing from Debian: ${missing.join(' ')}`);
  const ownPolicy = !existsSync(POLICY);
  if (ownPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    apt(['update', '-q']);
    apt(['install', '-q', '-y', '--no-install-recommends', ...missing]);
  } finally {
    if (ownPolicy) rmSync(POLICY, { force: true });
  }
  return missingPackages();
}

function missingPackages() {
  const missing = PROGRAMS.filter(({ program }) => !isOnPath(program)).map(({ debian }) => debian);
  if (!existsSync(FONTS.file)) missing.push(FONTS.debian);
  return [...new Set(missing)];
}

/** Debian keeps daemons in sbin, which is not on everybody's path. */
function isOnPath(program) {
  return searchPath().some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export function searchPath() {
  const given = (process.env.PATH ?? '').split(path.delimiter);
  return [...new Set([...given, '/usr/local/sbin', '/usr/sbin', '/sbin'])].filter(Boolean);
}

function apt(parameters) {
  const { status } = spawnSync('apt-get', parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  if (status !== 0) console.error(`apt-get ${parameters[0]} ended with ${status}.`);
}
