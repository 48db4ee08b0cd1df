import { systemActor, type Text } from '@peil/platform';
import type { AttachedDemo, Deps } from '../compose/deps.js';
import { runParts } from '../compose/run-parts.js';
import { refreshTargets } from '../demo/refresh-targets.js';
import { createDemoPort } from '../demo/demo-port.js';
import { demoFlag, readDemoFlag, readDemoPassword } from '../demo/demo-state.js';
import { SHOWCASE } from '../demo/catalogue/people.js';
import { drawPassword } from '../demo/load-demo.js';
import { startLabs, type RunningLabs, type SavedLabs } from '../demo/start-labs.js';
import type { CommandContext } from './command.js';

/** Beside the data of a real installation, never in it. */
const DEMO_DATA_DIR = '.peil/demo';

/** `peil demo`: everything in one process on data of its own, watching a lab, with three years of history. */
export async function runDemo(context: CommandContext): Promise<number> {
  const { env, say } = context;
  const demoEnv = { ...env, PEIL_LAB_MODE: 'true', PEIL_DATA_DIR: env['PEIL_DATA_DIR'] || DEMO_DATA_DIR };
  const options = { attachDemo: (deps: Deps) => attachDemo(deps, say), readsFile: false };
  return runParts(['api', 'collector', 'worker'], { ...context, env: demoEnv }, options);
}

const SCOPE = { organisations: 'all', actor: systemActor('demo') } as const;

/** The labs start after the API, whose port they would otherwise be free to take. */
function attachDemo(deps: Deps, say: CommandContext['say']): AttachedDemo {
  const { database, clock } = deps;
  const log = deps.log.child({ part: 'demo' });
  const onFault = (server: string, error: unknown): void =>
    log.warn({ server, error: String(error) }, 'lab server');
  let labs: RunningLabs | undefined;
  let password = drawPassword();
  const watched = () => labs?.watched ?? { steady: [], restless: [] };
  const port = createDemoPort({ database, clock, log, labs: watched, password: () => password });
  const begin = async (): Promise<void> => {
    const saved = await database.transaction(SCOPE, (tx) => readDemoFlag<SavedLabs>(tx, 'demo.labs'));
    labs = await startLabs({ nowMs: clock.nowMs(), saved, onFault });
    const { saved: now } = labs;
    await database.transaction(SCOPE, (tx) => demoFlag(tx, 'demo.labs', now));
    password = (await database.transaction(SCOPE, readDemoPassword)) ?? password;
    const loaded = (await port.state()) === 'loaded';
    say(loaded ? LOADED : LOADING);
    if (loaded) await refreshTargets(database, labs.watched, clock);
    else await port.load();
    say(signInText(deps.config.baseUrl, password));
  };
  const close = async (): Promise<void> => {
    await port.close();
    await labs?.close();
  };
  return { port, begin, close };
}

const LOADED: Text = { en: 'The demo is there.', nl: 'De demo is er.' };
const LOADING: Text = {
  en: 'Loading the demo: three years of history, about a minute …',
  nl: 'Laadt de demo: drie jaar historie, ongeveer een minuut …',
};

function signInText(baseUrl: string, password: string): Text {
  const accounts = Object.entries(SHOWCASE).map(([role, email]) => `  ${role.padEnd(9)} ${email}`);
  return {
    en: [`Sign in at ${baseUrl} with password ${password} as`, ...accounts].join('\n'),
    nl: [`Meld u aan op ${baseUrl} met wachtwoord ${password} als`, ...accounts].join('\n'),
  };
}
