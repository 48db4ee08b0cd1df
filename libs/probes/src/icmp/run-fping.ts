import { spawn } from 'node:child_process';
import { errorCodeOf } from '@peil/platform';
import { echoFault, type EchoReport, type EchoRequest } from './echo-driver.js';
import { parseFping } from './parse-fping.js';

interface FpingRun {
  readonly request: EchoRequest;
  readonly addresses: readonly string[];
  readonly signal: AbortSignal;
}

interface Exit {
  readonly code: number | null;
  readonly stderr: string;
  readonly spawnError: string | null;
}

const OUTPUT_LIMIT_CHARACTERS = 1024 * 1024;
const SOME_UNREACHABLE = 1;

/** Runs fping once and gives a report per address. Never throws. */
export async function runFping(command: string, run: FpingRun): Promise<(address: string) => EchoReport> {
  const exit = await runToExit(command, argumentsOf(run), run.signal).catch(neverStarted);
  const output = parseFping(exit.stderr);
  const measured = exit.code !== null && exit.code <= SOME_UNREACHABLE;
  return (address) => {
    const unsent = output.unsendable.get(address);
    if (unsent !== undefined) return echoFault('local_fault', `could not send to ${address}: ${unsent}`);
    const rttsMs = output.rttsMs.get(address);
    if (measured && rttsMs !== undefined) {
      return { ok: true, rttsMs, unreachable: output.unreachable.has(address) };
    }
    return faultOf(command, exit);
  };
}

function argumentsOf({ request, addresses }: FpingRun): string[] {
  const { packets, periodMs, packetTimeoutMs } = request;
  const numbers = { '-C': packets, '-p': periodMs, '-t': packetTimeoutMs, '-i': 1 };
  return ['-q', ...Object.entries(numbers).flatMap(([flag, value]) => [flag, String(value)]), ...addresses];
}

function runToExit(command: string, args: readonly string[], signal: AbortSignal): Promise<Exit> {
  return new Promise((resolve) => {
    let stderr = '';
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    const kill = () => child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    const end = (code: number | null, spawnError: string | null) => {
      signal.removeEventListener('abort', kill);
      resolve({ code, stderr, spawnError });
    };
    child.on('error', (error) => end(null, codeOf(error)));
    child.on('close', (code) => end(code, null));
    // a machine out of file descriptors gives neither a process nor pipes, and tells so by 'error'
    if (child.pid === undefined) return;
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      if (stderr.length < OUTPUT_LIMIT_CHARACTERS) stderr += text;
    });
  });
}

/** Some faults, such as a lack of memory, are thrown instead of told. */
function neverStarted(error: unknown): Exit {
  return { code: null, stderr: '', spawnError: codeOf(error) };
}

function codeOf(error: unknown): string {
  return errorCodeOf(error) ?? String(error);
}

function faultOf(command: string, { code, stderr, spawnError }: Exit): EchoReport {
  if (spawnError === 'ENOENT') return echoFault('tool_missing', `${command} is not installed`);
  if (spawnError === 'EACCES' || /permi(?:tted|ssion)|must run as root/i.test(stderr)) {
    return echoFault('permission', `${command} may not send echo requests; give it cap_net_raw`);
  }
  const said = stderr.trim().slice(0, 300);
  return echoFault('local_fault', `${command} gave no result (${spawnError ?? `exit ${code}`}): ${said}`);
}
