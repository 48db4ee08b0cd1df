import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

describe('the types of the web client', () => {
  it('are those of the committed openapi.json', async () => {
    const program = 'node_modules/openapi-typescript/bin/cli.js';
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'apps/api/openapi.json']);
    expect(readFileSync('apps/web/src/api/schema.d.ts', 'utf8')).toBe(stdout);
  }, 60_000);
});
