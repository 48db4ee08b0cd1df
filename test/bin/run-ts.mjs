#!/usr/bin/env node
/** Runs one TypeScript file of this project: `node test/bin/run-ts.mjs <file.ts> [arguments]`. */
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [file] = process.argv.splice(2, 1);
if (!file || !existsSync(file)) {
  console.error(file ? `There is no file ${file}.` : 'Name the TypeScript file to run.');
  process.exit(2);
}
register('./ts-hooks.mjs', import.meta.url);
process.argv[1] = path.resolve(file);
await import(pathToFileURL(path.resolve(file)).href);
