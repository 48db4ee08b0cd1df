import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VARIABLES } from '@peil/platform';

const DOCS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true }).map((name) => join('docs', String(name))),
].filter((path) => path.endsWith('.md') && existsSync(path));

describe('the documents', () => {
  it.each(DOCS)('%s links only to files that exist', (path) => {
    const text = readFileSync(path, 'utf8');
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    const local = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(local.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([]);
  });

  it.each(DOCS)('%s names only npm scripts that exist', (path) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readFileSync(path, 'utf8').matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('name in docs/configuration.md exactly the variables that Peil reads', () => {
    const table = readFileSync('docs/configuration.md', 'utf8').split('## `peil.yaml`')[0] ?? '';
    const documented = [...table.matchAll(/^\| `([A-Z_]+)` /gm)].map((match) => match[1]);
    const read = Object.values(VARIABLES).map((variable) => variable.name);
    expect(new Set(documented)).toEqual(new Set<string | undefined>(read));
    expect(documented).toHaveLength(read.length);
  });
});
