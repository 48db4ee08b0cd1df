import { createLog, readConfig, type Config } from '@peil/platform';
import type { CommandContext } from '../cli/command.js';
import { applyFileIfEmpty, CONFIG_FILE } from '../cli/apply-file.js';
import { summaryText } from '../cli/apply.js';
import { announce } from './announce.js';
import { Closers } from './closers.js';
import { bareDemo } from '../demo/bare-demo.js';
import type { AttachDemo, Deps, Part, RunningPart } from './deps.js';
import { openCollectorDeps, openDeps, type DepsContext } from './open-deps.js';
import { claimPort } from './port.js';
import { startApi } from './start-api.js';
import { startCollector } from './start-collector.js';
import { startWorker } from './start-worker.js';
import { beginLife } from './stop-signal.js';

/** How a process with all parts differs from another. */
export interface RunOptions {
  readonly attachDemo: AttachDemo;
  /** Whether a fresh installation takes its first configuration from the working directory. */
  readonly readsFile: boolean;
}

const ORDINARY: RunOptions = { attachDemo: bareDemo, readsFile: true };

/** Runs these parts in this process until a signal asks it to stop; resolves with the exit code. */
export async function runParts(
  parts: readonly Part[],
  { env, say }: CommandContext,
  options: RunOptions = ORDINARY,
): Promise<number> {
  const config = await settle(parts, env);
  const processName = parts.length > 1 ? 'all' : parts.join();
  const log = createLog({ level: config.logLevel, process: processName });
  const closers = new Closers(log);
  const life = beginLife();
  try {
    await open(parts, config, { log, closers, say, processName, onFatal: life.fail, ...options });
    log.info({ parts }, 'started');
    const exitCode = await life.ended;
    say({ en: 'Stopping …', nl: 'Stopt …' });
    return exitCode;
  } finally {
    await closers.closeAll();
    log.info('stopped');
  }
}

/** The settings of this process; a port 0 is replaced by a free one so that links are right. */
async function settle(parts: readonly Part[], env: CommandContext['env']): Promise<Config> {
  const config = readConfig(env, process.cwd());
  if (!parts.includes('api')) return config;
  const port = await claimPort(config.host, config.port);
  return port === config.port ? config : readConfig({ ...env, PEIL_PORT: String(port) }, process.cwd());
}

type OpenContext = DepsContext & RunOptions;

async function open(parts: readonly Part[], config: Config, context: OpenContext): Promise<void> {
  const keep = (name: Part, part: RunningPart): void => context.closers.add(name, part.close);
  if (parts.join() === 'collector') {
    keep('collector', await startCollector(await openCollectorDeps(config, context)));
    return;
  }
  const deps = await openDeps(config, context);
  if (parts.length > 1 && context.readsFile) await applyFirstFile(deps, context.say);
  if (parts.includes('worker')) keep('worker', await startWorker(deps));
  if (parts.includes('collector')) keep('collector', await startCollector(deps));
  if (!parts.includes('api')) return;
  const demo = parts.length > 1 ? context.attachDemo(deps) : undefined;
  if (demo) context.closers.add('demo', demo.close);
  keep('api', await startApi(deps, demo?.port));
  await demo?.begin();
  await announce(deps, context.say);
}

/** A fresh installation takes its first configuration from the working directory. */
async function applyFirstFile({ database, clock }: Deps, say: CommandContext['say']): Promise<void> {
  const summary = await applyFileIfEmpty(database, process.cwd(), clock);
  if (summary) say(summaryText(CONFIG_FILE, summary));
}
