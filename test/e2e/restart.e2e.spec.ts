import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { eventually } from '@peil/test/harness/eventually.js';
import { createTestDatabase } from '@peil/test/harness/test-database.js';
import { Client } from 'pg';
import { makePeilFolder, postmasterOf, removePeilFolder } from './peil-folder.js';
import { completeSetup, sessionWith, setupTokenIn } from './peil-session.js';
import { runPeil, startPeil, type PeilOptions, type RunningPeil } from './start-peil.js';

const SLOW_MS = 240_000;
const MEERDIJK = { slug: 'meerdijk', name: 'Gemeente Meerdijk', kind: 'municipality' } as const;

describe('npm start', () => {
  const folders: string[] = [];
  const running: RunningPeil[] = [];

  afterEach(async () => {
    for (const peil of running.splice(0)) await peil.stop();
    for (const folder of folders.splice(0)) await removePeilFolder(folder);
  }, SLOW_MS);

  async function emptyFolder(): Promise<string> {
    const folder = await makePeilFolder();
    folders.push(folder);
    return folder;
  }

  async function start(options: Omit<PeilOptions, 'command'>): Promise<RunningPeil> {
    const peil = await startPeil({ command: 'start', ...options });
    running.push(peil);
    return peil;
  }

  it(
    'serves from an empty folder, keeps its data through kill -9 and stops in good order',
    async () => {
      const folder = await emptyFolder();
      const first = await start({ folder });
      expect(first.url).toMatch(/^http:\/\/localhost:[1-9]\d*$/);
      const session = await completeSetup(first, { email: 'ada@meerdijk.example', organisation: MEERDIJK });
      const [organisation] = (await session.get<{ id: string }[]>('/organisations')).body;
      const request = {
        organisationId: organisation?.id,
        subject: 'Printer stuk',
        description: 'Papier zit vast',
      };
      const ticket = await session.post<{ id: string; number: number }>('/tickets', request);
      expect(ticket.status).toBe(201);
      await first.kill9();
      const left = await postmasterOf(folder);

      const second = await start({ folder });
      expect(second.said()).toContain('Took over the PostgreSQL');
      expect(second.said()).not.toContain('/setup?token=');
      const again = sessionWith(second.url, { cookie: session.cookie });
      expect((await again.get(`/tickets/${ticket.body.id}`)).body).toMatchObject({
        number: ticket.body.number,
        subject: 'Printer stuk',
      });
      expect(await postmasterOf(folder)).toBe(left);

      expect(await second.stop()).toBe(0);
      await eventually(async () => (await postmasterOf(folder)) === undefined, SLOW_MS);
    },
    SLOW_MS,
  );

  it(
    'takes the set-up link once, and prints a new one as long as nobody used it',
    async () => {
      const folder = await emptyFolder();
      const first = await start({ folder });
      const early = setupTokenIn(first.said());
      expect(await first.stop()).toBe(0);
      const second = await start({ folder });
      expect(setupTokenIn(second.said())).not.toBe(early);
      await completeSetup(second, { email: 'ada@meerdijk.example', organisation: MEERDIJK });
      await expect(
        completeSetup(second, { email: 'eve@meerdijk.example', organisation: MEERDIJK }),
      ).rejects.toThrow('answered 410');
    },
    SLOW_MS,
  );

  it('refuses a second Peil on the same folder with code 6 and leaves the first alone', async () => {
    const folder = await emptyFolder();
    const first = await start({ folder });
    const second = await runPeil({ command: 'start', folder });
    expect(second).toMatchObject({ code: 6 });
    expect(second.said).toContain('Another Peil process is using the data');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  }, SLOW_MS); // prettier-ignore

  it('refuses a busy port with code 4 before it makes anything', async () => {
    const folder = await emptyFolder();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { code, said } = await runPeil({ command: 'start', folder, env: { PEIL_PORT: `${port}` } });
    other.close();
    expect(code).toBe(4);
    expect(said).toContain(`Port ${port} on 127.0.0.1 is in use by another program`);
    await expect(stat(path.join(folder, '.peil'))).rejects.toThrow('ENOENT');
  }, SLOW_MS); // prettier-ignore

  it('refuses a data folder that cannot be written with code 5', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'a-file'), '');
    const env = { PEIL_DATA_DIR: path.join(folder, 'a-file', 'data') };
    const { code, said } = await runPeil({ command: 'start', folder, env });
    expect(code).toBe(5);
    expect(said).toContain(`The data folder ${env.PEIL_DATA_DIR} cannot be written`);
    expect(said).toContain('PEIL_DATA_DIR');
  }, SLOW_MS); // prettier-ignore

  it(
    'tells every fault of peil.yaml with its line, applies nothing, and takes the mended file at the next start',
    async () => {
      const folder = await emptyFolder();
      const file = path.join(folder, 'peil.yaml');
      await writeFile(file, WRONG_FILE);
      const refused = await runPeil({ command: 'start', folder });
      expect(refused.code).toBe(3);
      expect(refused.said).toContain('peil.yaml: 4 faults, nothing was applied');
      expect(refused.said).toMatch(/line 3, organisations\[1\]\.id: .*already used on line 2; give each/);
      expect(refused.said).toMatch(/line 5, checks\[0\]\.kind: .*did you mean "http"\?/);
      expect(refused.said).toMatch(/line 6, checks\[1\]\.target: .*write for instance https:/);
      expect(refused.said).toMatch(/line 7, checks\[2\]\.every: .*use 1s to 24h/);
      expect(await postmasterOf(folder)).toBeUndefined();

      await writeFile(file, MENDED_FILE);
      const peil = await start({ folder });
      expect(peil.said()).toContain('peil.yaml applied');
      const session = await completeSetup(peil, { email: 'ada@meerdijk.example', organisation: MEERDIJK });
      const { body } = await session.get<{ slug: string }[]>('/checks');
      expect(body.map(({ slug }) => slug)).toEqual(['website']);
    },
    SLOW_MS,
  );

  it('lists all wrong settings together with code 3', async () => {
    const env = { PEIL_PORT: 'many', REDIS_URL: 'ftp://x', PEIL_SECRET: 'short' };
    const { code, said } = await runPeil({ command: 'start', folder: await emptyFolder(), env });
    expect(code).toBe(3);
    for (const variable of Object.keys(env)) expect(said).toContain(`${variable}: `);
    expect(said).not.toContain('short"');
  }, SLOW_MS); // prettier-ignore

  it('says so with code 8 when the external database does not answer', async () => {
    const env = { DATABASE_URL: 'postgres://peil:secret-word@127.0.0.1:1/peil' };
    const { code, said } = await runPeil({ command: 'start', folder: await emptyFolder(), env });
    expect(code).toBe(8);
    expect(said).toContain('DATABASE_URL');
    expect(said).not.toContain('secret-word');
  }, SLOW_MS); // prettier-ignore

  it('refuses a schema of a newer Peil with code 9', async () => {
    const test = await createTestDatabase();
    const admin = new Client({ connectionString: test.url });
    await admin.connect();
    await admin.query(`insert into migration (timestamp, name) values (4102444800000, 'Later4102444800000')`);
    await admin.end();
    const env = { DATABASE_URL: test.url };
    const { code, said } = await runPeil({ command: 'start', folder: await emptyFolder(), env });
    await test.drop();
    expect(code).toBe(9);
    expect(said).toContain('newer');
  }, SLOW_MS); // prettier-ignore
});

const WRONG_FILE = `organisations:
  - { id: meerdijk, name: Gemeente Meerdijk }
  - { id: meerdijk, name: dubbel }
checks:
  - { id: website, kind: htttp, target: 'http://127.0.0.1/' }
  - { id: shop, kind: http, target: 'no-address' }
  - { id: mail, kind: tcp, target: '127.0.0.1:25', every: 0s }
`;

const MENDED_FILE = `organisations:
  - { id: meerdijk, name: Gemeente Meerdijk }
checks:
  - { id: website, kind: http, target: 'http://127.0.0.1/' }
`;
