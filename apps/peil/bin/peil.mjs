#!/usr/bin/env node
/** Starts Peil: checks Node, builds what is not built, then hands over to the command line in apps/peil/src. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { say } from './say.mjs';

const NEEDED = [20, 19];
const PLATFORM_EXIT_CODE = 10;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  const [needed, found] = [NEEDED.join('.'), process.versions.node];
  say({
    en: `Peil needs Node ${needed} or newer; this is Node ${found}. Install a newer Node and start again.`,
    nl: `Peil heeft Node ${needed} of nieuwer nodig; dit is Node ${found}. Installeer een nieuwere Node en start opnieuw.`,
  });
  process.exit(PLATFORM_EXIT_CODE);
}

const { buildWhatIsStale } = await import('./build.mjs');
try {
  await buildWhatIsStale();
} catch (error) {
  console.error(error.expected ? error.message : error);
  process.exit(1);
}
const main = path.resolve(import.meta.dirname, '../../../dist/apps/peil/src/main.js');
await import(pathToFileURL(main).href);
