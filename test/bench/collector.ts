/** `npm run bench:collector`: what one collector, worker and PostgreSQL cost, and how exact the rhythm is. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readBenchOptions } from './bench-options.js';
import { makeBenchWorld, type BenchWorld } from './bench-world.js';
import { startChild, type Child } from './child-process.js';
import { measurePeer } from './peer.js';
import { watchUsage } from './process-usage.js';
import { timingOf } from './timing.js';

const root = path.resolve(import.meta.dirname, '..', '..');
const options = readBenchOptions(process.argv.slice(2));
const say = (text: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);

const open: (() => Promise<void>)[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closeAll().finally(() => process.exit(1)));
}
try {
  const build = await startChild({
    command: process.execPath,
    args: [path.join(root, 'apps/peil/bin/build.mjs'), 'server'],
    ready: 'exit',
  });
  say(build.line || 'the build is up to date');
  const targets = await startTargets();
  const world = await makeBenchWorld(options, targets);
  open.push(() => world.close());
  const ours = await measureOurs(world);
  say(`ours: ${JSON.stringify(ours)}`);
  if (options.peer) say('now Prometheus and blackbox_exporter, after ours, on the same targets');
  const peer = options.peer ? await measurePeer(world.folder, targets, options) : null;
  await closeAll();
  console.log(JSON.stringify({ checks: options.checks, intervalS: options.intervalS, ...ours, peer }));
} finally {
  await closeAll();
}

async function closeAll(): Promise<void> {
  for (let close = open.pop(); close; close = open.pop()) await close();
}

async function startTargets(): Promise<string[]> {
  const child = await startChild({
    command: process.execPath,
    args: [path.join(root, 'test/bin/run-ts.mjs'), path.join(root, 'test/bench/targets-main.ts')],
    ready: /^ready/,
  });
  open.push(() => child.stop());
  const [, good, hanging] = child.line.split(' ');
  const { checks, hanging: share } = options;
  return Array.from({ length: checks }, (_, nth) => {
    const hangs = share > 0 && (nth * share) % 1 < share;
    return `http://127.0.0.1:${hangs ? hanging : good}/${nth}`;
  });
}

async function measureOurs(world: BenchWorld) {
  const parts = [await startPart('worker', world), await startPart('collector', world)] as const;
  const startedMs = performance.now();
  say(`${options.checks} checks every ${options.intervalS} s; waiting until each has run`);
  while ((await world.measured()) < options.checks) await pause(250);
  const allRunS = Math.round((performance.now() - startedMs) / 100) / 10;
  await pause(options.intervalS * 500);
  say(`each has run ${allRunS} s after the start; measuring ${options.minutes} min`);
  const fromMs = Date.now();
  const watches = [
    watchUsage(parts[0].pid),
    watchUsage(parts[1].pid),
    watchUsage(world.postgresPid, 'family'),
  ] as const;
  await pause(options.minutes * 60_000);
  const untilMs = Date.now();
  const [worker, collector, db] = [watches[0](), watches[1](), watches[2]()];
  await pause(3000);
  const samples = await world.samplesBetween(fromMs, untilMs);
  for (const part of parts) await part.stop();
  const good = samples.filter(({ outcome }) => outcome === 'ok');
  const { lagP99Ms, ...timing } = timingOf(good, options.intervalS * 1000);
  return {
    collectorCpuPct: collector.cpuPct,
    collectorRssMb: collector.rssMb,
    workerCpuPct: worker.cpuPct,
    workerRssMb: worker.rssMb,
    dbCpuPct: db.cpuPct,
    ...timing,
    lagP99Ms,
    allRunWithinS: allRunS,
    samples: samples.length,
    samplesExpected: Math.round(((untilMs - fromMs) / 1000 / options.intervalS) * options.checks),
    notOk: samples.length - good.length,
  };
}

/** The parts run as in production: the built program, one process each. */
async function startPart(part: 'collector' | 'worker', world: BenchWorld): Promise<Child> {
  const profile = options.profile
    ? [`--cpu-prof`, `--cpu-prof-dir=${path.resolve(options.profile)}`, `--cpu-prof-name=${part}.cpuprofile`]
    : [];
  const child = await startChild({
    command: process.execPath,
    args: [...profile, path.join(root, 'dist/apps/peil/src/main.js'), part],
    ready: /"started"/,
    env: {
      DATABASE_URL: world.url,
      PEIL_LAB_MODE: 'true',
      PEIL_DATA_DIR: path.join(world.folder, part),
      PEIL_SECRET: 'bench-bench-bench-bench-bench-bench',
      REDIS_URL: '',
      PEIL_SITES: '',
    },
  });
  open.push(() => child.stop());
  return child;
}
