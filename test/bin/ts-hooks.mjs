/** Node module hooks that run the project's TypeScript without a build: harness and one-shot tools. */
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';

const root = path.resolve(import.meta.dirname, '..', '..');

/** `@peil/<lib>` and `@peil/test/<file>` as in tsconfig.json; a relative `.js` that is a `.ts` in the tree. */
export async function resolve(specifier, context, next) {
  const aliased = alias(specifier);
  if (aliased) return { url: pathToFileURL(aliased).href, shortCircuit: true };
  if (/^(\.{1,2}\/|file:)/.test(specifier) && specifier.endsWith('.js')) {
    const twin = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(twin)) return { url: twin.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(new URL(url), 'utf8'), {
    filename: fileURLToPath(url),
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  });
  return { format: 'module', source: code, shortCircuit: true };
}

function alias(specifier) {
  const test = /^@peil\/test\/(.+)\.js$/.exec(specifier);
  if (test) return path.join(root, 'test', `${test[1]}.ts`);
  const lib = /^@peil\/([a-z-]+)$/.exec(specifier);
  return lib ? path.join(root, 'libs', lib[1], 'src', 'index.ts') : undefined;
}
