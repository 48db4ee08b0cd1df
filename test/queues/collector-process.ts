import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { QueueUrls } from './measured-world.js';

export interface CollectorProcess {
  readonly name: string;
  /** Sends the signal and waits for the end of the process. Returns its exit code, null when it was killed. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

const here = import.meta.dirname;

/** Starts a collector as a process of its own and waits until it takes windows. */
export async function startCollectorProcess(
  urls: QueueUrls,
  { name, sites }: { name: string; sites: readonly string[] },
): Promise<CollectorProcess> {
  const spoolDir = await mkdtemp(path.join(os.tmpdir(), 'peil-spool-'));
  const child = spawn(
    process.execPath,
    [
      path.join(here, '..', 'bin', 'run-ts.mjs'),
      path.join(here, 'collector-main.ts'),
      JSON.stringify({ ...urls, name, sites, spoolDir }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) if (line === 'ready') break;
  child.stdout.resume();
  return {
    name,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
      await rm(spoolDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
