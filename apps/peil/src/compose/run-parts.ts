import { createLog, readConfig, type Config } from '@peil/platform';
import type { CommandContext } from '../cli/command.js';
import { Closers } from './closers.js';
import type { Part } from './deps.js';
import type { DepsContext } from './open-deps.js';
import type { RunOptions } from './open-server-parts.js';
import { claimPort } from './port.js';
import { beginLife } from './stop-signal.js';

/** Runs these parts in this process until a signal asks it to stop; resolves with the exit code. */
export async function runParts(
  parts: readonly Part[],
  { env, say }: CommandContext,
  options?: RunOptions,
): Promise<number> {
  const config = await settle(parts, env);
  const processName = parts.length > 1 ? 'all' : parts.join();
  const log = createLog({ level: config.logLevel, process: processName });
  const closers = new Closers(log);
  const life = beginLife();
  try {
    await open(parts, config, { log, closers, say, processName, onFatal: life.fail, options });
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

type OpenContext = DepsContext & { readonly options: RunOptions | undefined };

/** A part loads only what it needs: a collector on its own carries no database layer and no web server. */
async function open(parts: readonly Part[], config: Config, context: OpenContext): Promise<void> {
  if (parts.join() !== 'collector') {
    const { openServerParts } = await import('./open-server-parts.js');
    return openServerParts(parts, config, { ...context, ...context.options });
  }
  const { openCollectorDeps } = await import('./open-collector-deps.js');
  const { startCollector } = await import('./start-collector.js');
  const collector = await startCollector(await openCollectorDeps(config, context));
  context.closers.add('collector', collector.close);
}
