import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemActor } from '@peil/platform';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { applyFile, applyFileIfEmpty } from './apply-file.js';

const ALL = { organisations: 'all' as const, actor: systemActor('spec') };
const GOOD = `organisations: [{ id: meerdijk, name: Meerdijk }]
checks:
  - { id: web, kind: http, target: 'http://a.example/' }
`;
const WRONG = `organisations: [{ id: meerdijk, name: Meerdijk }]
checks:
  - { id: web, kind: htpp, target: 'http://a.example/' }
  - { id: web, kind: tcp, target: 'a.example:1', every: 0s }
`;

describe('a configuration file on disk', () => {
  let test: TestDatabase;
  let folder: string;
  let file: string;
  beforeEach(async () => {
    test = await createTestDatabase();
    folder = await mkdtemp(path.join(os.tmpdir(), 'peil-apply-'));
    file = path.join(folder, 'peil.yaml');
  });
  afterEach(async () => {
    await test.drop();
    await rm(folder, { recursive: true });
  });
  const count = async (table: string) => {
    const [row] = await test.database.transaction(ALL, (tx) =>
      tx.query<{ n: number }>(`select count(*) as n from ${table}`),
    );
    return row?.n;
  };

  it('is applied to an empty database at the start, and to a filled one only when asked', async () => {
    await writeFile(file, GOOD);
    expect(await applyFileIfEmpty(test.database, folder, test.clock)).toMatchObject({ updated: 0 });
    expect(await count('check_definition')).toBe(1);
    await writeFile(file, GOOD.replace('web', 'portal'));
    expect(await applyFileIfEmpty(test.database, folder, test.clock)).toBeUndefined();
    expect(await applyFile(test.database, file, test.clock)).toMatchObject({ disabled: 1 });
  });

  it('leaves an empty database alone when there is no file', async () => {
    expect(await applyFileIfEmpty(test.database, folder, test.clock)).toBeUndefined();
  });

  it('tells every fault with its line and applies nothing', async () => {
    await writeFile(file, WRONG);
    const failure = await applyFileIfEmpty(test.database, folder, test.clock).catch(
      (error: unknown) => error,
    );
    expect((failure as Error).message.split('\n')).toEqual([
      'peil.yaml: 3 faults, nothing was applied',
      '  line 3, checks[0].kind: unknown kind "htpp"; did you mean "http"?',
      '  line 4, checks[1].id: "web" is already used on line 3; give each element its own',
      '  line 4, checks[1].every: "0s" is out of range; use 1s to 24h',
    ]);
    expect(await count('organisation')).toBe(0);
  });

  it('says so when the named file is not there', async () => {
    await expect(applyFile(test.database, file, test.clock)).rejects.toThrow(
      /^There is no file .+peil\.yaml/,
    );
  });
});
