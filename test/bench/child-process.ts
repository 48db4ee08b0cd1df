import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Child {
  readonly pid: number;
  /** The line that matched `ready`, or the last one of a program that ended. */
  readonly line: string;
  stop(): Promise<void>;
}

export interface ChildWish {
  readonly command: string;
  readonly args: readonly string[];
  /** The line that says it is ready, or 'exit' for a program that ends by itself. */
  readonly ready: RegExp | 'exit';
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a program and waits for a line that says it is ready, on either of its outputs. */
export async function startChild({ command, args, ready, env }: ChildWish): Promise<Child> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const output: string[] = [];
  const line = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (ready === 'exit' && code === 0) return resolve(output.at(-1) ?? '');
      return reject(new Error(`${command} ended (${code}):\n${output.join('\n')}`));
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (text) => {
        if (output.length < 200) output.push(text);
        if (ready !== 'exit' && ready.test(text)) resolve(text);
      });
    }
  });
  return { pid: child.pid ?? 0, line, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await exited;
  clearTimeout(late);
}
