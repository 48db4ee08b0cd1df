/** One step of the test command: a child process with its time, or a jest run with its counts. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { searchPath } from './debian-packages.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Runs a program of node_modules and shows its output; the step passed when it ended with 0. */
export async function check(name, commands) {
  const startedMs = performance.now();
  let ok = true;
  for (const command of commands) ok = (await run(command)) === 0 && ok;
  report(name, ok, startedMs);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** Runs a jest project; counts its tests, and a file that could not run at all as one failure. */
export async function jest(project, { workers, timeoutS, extra = [] }) {
  const startedMs = performance.now();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'peil-jest-'));
  const outputFile = path.join(folder, 'result.json');
  const flags = [
    '--selectProjects',
    project,
    '--maxWorkers',
    String(workers),
    `--testTimeout=${timeoutS * 1000}`,
    '--passWithNoTests',
    ...extra,
  ];
  const code = await run(
    ['jest/bin/jest.js', ...flags, '--json', `--outputFile=${outputFile}`],
    'drop-output',
  );
  const counts = countsIn(outputFile);
  rmSync(folder, { recursive: true, force: true });
  const failed = counts.failed + (code !== 0 && counts.failed === 0 ? 1 : 0);
  report(`${project} tests: ${counts.passed} passed, ${failed} failed`, failed === 0, startedMs);
  return { name: project, passed: counts.passed, failed };
}

function countsIn(file) {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run([program, ...parameters], output = 'show-output') {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...parameters], {
    cwd: root,
    stdio: ['ignore', output === 'drop-output' ? 'ignore' : 'inherit', 'inherit'],
    env: {
      ...process.env,
      PATH: searchPath().join(path.delimiter),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules`.trim(),
    },
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function report(name, ok, startedMs) {
  const tookS = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${ok ? '✓' : '✗'} ${name} (${tookS} s)`);
}
