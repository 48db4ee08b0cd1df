import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { ACCESS_TABLE } from '../access/access-table.js';
import { accessClassOf } from './build-document.js';
import { generateOpenApi, openApiText } from './generate.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const run = promisify(execFile);

describe('openapi.json', () => {
  it('is what the routes say (npm run openapi brings it up to date)', async () => {
    expect(await readFile(path.join(root, 'apps/api/openapi.json'), 'utf8')).toBe(await openApiText());
  });

  it('names an access class for every route', async () => {
    const { paths } = await generateOpenApi();
    const classes = Object.values(paths).flatMap((item) => Object.values(item).map(accessClassOf));
    expect(classes.length).toBeGreaterThan(30);
    expect(classes.filter((name) => !Object.keys(ACCESS_TABLE).includes(String(name)))).toEqual([]);
  });

  it('has no error under the NL API Design Rules', async () => {
    const spectral = path.join(root, 'node_modules/.bin/spectral');
    const files = ['apps/api/openapi.json', '-r', 'apps/api/spectral.yaml', '--format', 'json', '--quiet'];
    const findings: { severity: number }[] = JSON.parse(
      await run(spectral, ['lint', ...files], { cwd: root }).then(
        ({ stdout }) => stdout,
        (error: { stdout: string }) => error.stdout,
      ),
    );
    expect(findings).toEqual([]);
  }, 60_000);

  it('would find what breaks those rules', async () => {
    const spectral = path.join(root, 'node_modules/.bin/spectral');
    const files = [
      'apps/api/src/openapi/broken.example.json',
      '-r',
      'apps/api/spectral.yaml',
      '--format',
      'json',
    ];
    const findings: { code: string }[] = JSON.parse(
      await run(spectral, ['lint', ...files, '--quiet'], { cwd: root }).then(
        ({ stdout }) => stdout,
        (error: { stdout: string }) => error.stdout,
      ),
    );
    expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual([
      'info-contact',
      'nlgov:date-time-ensure-timezone',
      'nlgov:http-methods',
      'nlgov:include-major-version-in-uri',
      'nlgov:missing-header',
      'nlgov:paths-kebab-case',
      'nlgov:paths-no-trailing-slash',
      'nlgov:problem-invalid-input',
      'nlgov:query-keys-camel-case',
      'nlgov:semver',
      'nlgov:specify-format-for-date-and-time',
      'nlgov:use-problem-schema',
      'path-keys-no-trailing-slash',
    ]);
  }, 60_000);
});
