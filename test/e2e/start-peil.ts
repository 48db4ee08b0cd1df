import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { eventually } from '@peil/test/harness/eventually.js';
import type { Ids } from './peil-folder.js';

export interface PeilOptions {
  readonly command: 'start' | 'demo' | 'api' | 'worker' | 'collector' | 'apply' | 'migrate' | 'password-link';
  /** The working directory; its `.peil` is the data folder unless PEIL_DATA_DIR says otherwise. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly ids?: Ids;
  /** Another copy of the product than this checkout. */
  readonly root?: string;
  readonly args?: readonly string[];
}

export interface RunningPeil {
  /** The address it printed; empty for a part without an API. */
  readonly url: string;
  /** Everything it printed for the administrator. */
  readonly said: () => string;
  /** Its log so far, one object a line. */
  log(): Readonly<Record<string, unknown>>[];
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** `kill -9` of the process; its PostgreSQL lives on, as in real life. */
  kill9(): Promise<void>;
}

export interface EndedPeil {
  readonly code: number | null;
  readonly said: string;
  /** Standard output. */
  readonly written: string;
}

const CHECKOUT = path.resolve(import.meta.dirname, '..', '..');
/** A first start makes a database cluster; on a busy machine that takes its time. */
const READY_WITHIN_MS = 120_000;

interface Launched {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly said: () => string;
  readonly written: () => string;
}

/** Runs the built product until it serves: `/readyz` answers 200, or a part without an API says it has started. */
export async function startPeil(options: PeilOptions): Promise<RunningPeil> {
  const launched = launch(options);
  try {
    await serves(options, launched);
  } catch (error) {
    launched.child.kill('SIGKILL');
    throw new Error(`Peil did not start:\n${launched.said()}\n${launched.written()}`, { cause: error });
  }
  return {
    url: urlIn(launched.said()),
    said: launched.said,
    log: () => linesIn(launched.written()),
    stop: () => end(launched, 'SIGTERM'),
    kill9: async () => {
      await end(launched, 'SIGKILL');
    },
  };
}

/** Runs the built product until it ends by itself, as it does when it refuses to start. */
export async function runPeil(options: PeilOptions): Promise<EndedPeil> {
  const launched = launch(options);
  const late = setTimeout(() => launched.child.kill('SIGKILL'), READY_WITHIN_MS);
  const code = await launched.ended;
  clearTimeout(late);
  return { code, said: launched.said(), written: launched.written() };
}

function launch({ command, folder, env, ids, root = CHECKOUT, args = [] }: PeilOptions): Launched {
  const program = path.join(root, 'apps', 'peil', 'bin', 'peil.mjs');
  // its own process group: a Ctrl-C meant for jest does not reach it, and nothing of jest's settings leaks in
  const child = spawn(process.execPath, [program, command, ...args], {
    ...ids,
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, LANG: 'C.UTF-8', PEIL_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output = { said: '', written: '' };
  child.stderr.on('data', (chunk: Buffer) => (output.said += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (output.written += chunk.toString()));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, ended, said: () => output.said, written: () => output.written };
}

async function serves({ command }: PeilOptions, launched: Launched): Promise<void> {
  const hasApi = command !== 'worker' && command !== 'collector';
  await eventually(async () => {
    if (hasEnded(launched)) throw new Error(`It ended with ${launched.child.exitCode ?? 'a signal'}.`);
    if (!linesIn(launched.written()).some(({ message }) => message === 'started')) return false;
    return !hasApi || isReady(urlIn(launched.said()));
  }, READY_WITHIN_MS);
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function end(launched: Launched, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (!hasEnded(launched)) launched.child.kill(signal);
  const late = setTimeout(() => launched.child.kill('SIGKILL'), READY_WITHIN_MS);
  const code = await launched.ended;
  clearTimeout(late);
  return code;
}

function hasEnded({ child }: Launched): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function urlIn(said: string): string {
  return /^Peil runs at (\S+)$/m.exec(said)?.[1] ?? '';
}

/** A line that is still being written is left for later. */
function linesIn(text: string): Readonly<Record<string, unknown>>[] {
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => (line.startsWith('{') ? [parsedLine(line)] : []));
}

/** Guarantee: the log writes one JSON object a line, and only whole lines come here. */
function parsedLine(line: string): Readonly<Record<string, unknown>> {
  return JSON.parse(line) as Readonly<Record<string, unknown>>;
}
