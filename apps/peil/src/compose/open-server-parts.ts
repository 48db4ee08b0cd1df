import type { Config } from '@peil/platform';
import { applyFileIfEmpty, CONFIG_FILE } from '../cli/apply-file.js';
import { summaryText } from '../cli/apply.js';
import type { CommandContext } from '../cli/command.js';
import { bareDemo } from '../demo/bare-demo.js';
import { announce } from './announce.js';
import type { AttachDemo, Deps, Part, RunningPart } from './deps.js';
import { openDeps, type DepsContext } from './open-deps.js';
import { startApi } from './start-api.js';
import { startCollector } from './start-collector.js';
import { startWorker } from './start-worker.js';

/** How a process with all parts differs from another. */
export interface RunOptions {
  readonly attachDemo: AttachDemo;
  /** Whether a fresh installation takes its first configuration from the working directory. */
  readonly readsFile: boolean;
}

type ServerContext = DepsContext & Partial<RunOptions>;

/** Starts parts of which at least one needs the database. */
export async function openServerParts(
  parts: readonly Part[],
  config: Config,
  context: ServerContext,
): Promise<void> {
  const keep = (name: Part, part: RunningPart): void => context.closers.add(name, part.close);
  const deps = await openDeps(config, context);
  if (parts.length > 1 && (context.readsFile ?? true)) await applyFirstFile(deps, context.say);
  if (parts.includes('worker')) keep('worker', await startWorker(deps));
  if (parts.includes('collector')) keep('collector', await startCollector(deps));
  if (!parts.includes('api')) return;
  const demo = parts.length > 1 ? (context.attachDemo ?? bareDemo)(deps) : undefined;
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
