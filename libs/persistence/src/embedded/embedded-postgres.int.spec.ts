import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { StartupError } from '@peil/platform';
import { eventually } from '@peil/test/harness/eventually.js';
import { Client } from 'pg';
import { canRun, chooseAccount } from './account.js';
import { locateBinaries, reachableBinaries } from './binaries.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from './postmaster-file.js';
import type { EmbeddedOptions, EmbeddedPostgres } from './supervisor.js';

const SLOW_MS = 60_000;
const RUN_TS = path.resolve(import.meta.dirname, '../../../../test/bin/run-ts.mjs');
const HOLD = path.resolve(import.meta.dirname, '../../../../test/fixtures/hold-postgres.ts');
const isRoot = process.getuid?.() === 0;

describe('the embedded PostgreSQL', () => {
  let folder: string;
  const started: EmbeddedPostgres[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'peil-embedded-'));
    await chmod(folder, 0o711);
  });
  afterEach(async () => {
    for (const postgres of started.splice(0)) await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
    const postgres = await startEmbeddedPostgres({ dataDir: folder, durability: 'safe', ...options });
    started.push(postgres);
    return postgres;
  }

  it(
    'adopts the server that a process killed with -9 left behind, with its data',
    async () => {
      const holder = await hold(folder);
      await kill(holder.process);
      const postgres = await start();
      expect(postgres.adopted).toBe(true);
      expect(postgres.pid).toBe(holder.pid);
      expect(await kept(postgres)).toEqual(['committed']);
    },
    SLOW_MS,
  );

  it(
    'recovers what was committed when process and server were both killed with -9',
    async () => {
      const holder = await hold(folder);
      await kill(holder.process);
      process.kill(holder.pid, 'SIGKILL');
      const postgres = await start();
      expect(postgres.adopted).toBe(false);
      expect(await kept(postgres)).toEqual(['committed']);
    },
    SLOW_MS,
  );

  it(
    'starts the server anew when its previous owner stops it while it is being taken over',
    async () => {
      const previous = await start();
      const next = start();
      await eventually(async () => {
        const client = new Client({ connectionString: previous.url('postgres') });
        await client.connect();
        const { rowCount } = await client.query(
          `select from pg_stat_activity where application_name = 'peil supervisor'`,
        );
        await client.end();
        return rowCount === 2;
      });
      await previous.stop();
      const postgres = await next;
      expect(isAlive(postgres.pid)).toBe(true);
      expect(postgres.pid).not.toBe(previous.pid);
    },
    SLOW_MS,
  );

  it(
    'is not misled by a pid file whose number belongs to another program now',
    async () => {
      await (await start()).stop();
      const lines = [process.pid, `${folder}/postgres/data`, 1, 5432, '', '127.0.0.1', '', 'ready'];
      await writeFile(path.join(folder, 'postgres/data/postmaster.pid'), lines.join('\n'));
      const postgres = await start();
      expect(postgres.adopted).toBe(false);
      expect(postgres.pid).not.toBe(process.pid);
    },
    SLOW_MS,
  );

  it(
    'starts its server again on the same port when it dies',
    async () => {
      const steps: string[] = [];
      const postgres = await start({ onProgress: (step) => steps.push(step) });
      const [url, pid] = [postgres.url(), postgres.pid];
      process.kill(pid, 'SIGKILL');
      await eventually(() => postgres.pid !== pid && isAlive(postgres.pid), SLOW_MS);
      expect(steps).toContain('restarting');
      expect(postgres.url()).toBe(url);
      await eventually(() => answers(url), SLOW_MS);
    },
    SLOW_MS,
  );

  it(
    'refuses a second process on the same data folder with a clear sentence',
    async () => {
      const first = await start();
      const error = await failureOf(startEmbeddedPostgres({ dataDir: folder }));
      expect(error.kind).toBe('data_dir_in_use');
      expect(error.message).toContain('Another Peil process is using the data');
      expect(error.message).toContain('PEIL_DATA_DIR');
      expect(await answers(first.url())).toBe(true);
    },
    SLOW_MS,
  );

  it(
    'stops its server and leaves no pid file',
    async () => {
      const postgres = await start();
      const { pid } = postgres;
      await postgres.stop();
      await eventually(() => !isAlive(pid));
      await expect(stat(path.join(folder, 'postgres/data/postmaster.pid'))).rejects.toThrow('ENOENT');
    },
    SLOW_MS,
  );

  it('names the data folder that cannot be written', async () => {
    const error = await failureOf(startEmbeddedPostgres({ dataDir: '/proc/peil' }));
    expect(error.kind).toBe('data_dir');
    expect(error.message).toContain('The data folder /proc/peil cannot be written');
    expect(error.sentence('nl')).toContain('In de datamap /proc/peil kan niet worden geschreven');
  });

  it.each([
    ['17', 'older'],
    ['19', 'newer'],
  ])('refuses data of PostgreSQL %s as %s', async (version, age) => {
    await mkdir(path.join(folder, 'postgres/data'), { recursive: true });
    await writeFile(path.join(folder, 'postgres/data/PG_VERSION'), `${version}\n`);
    const error = await failureOf(startEmbeddedPostgres({ dataDir: folder }));
    expect(error.kind).toBe('data_version');
    expect(error.message).toContain(`an ${age} PostgreSQL (${version})`);
  });

  it(
    'keeps its password where only its own user can read it',
    async () => {
      const postgres = await start();
      const { mode } = await stat(path.join(folder, 'postgres-password'));
      expect(mode & 0o077).toBe(0);
      const wrong = postgres.url().replace(/:[0-9a-f]{48}@/, ':wrong@');
      await expect(answers(wrong)).resolves.toBe(false);
    },
    SLOW_MS,
  );

  (isRoot ? describe : describe.skip)('for root', () => {
    it(
      'runs as another user, outside a folder that user cannot enter, and finds its data again',
      async () => {
        const secluded = path.join(folder, 'home');
        await mkdir(secluded, { mode: 0o700 });
        const dataDir = path.join(secluded, '.peil');
        const first = await start({ dataDir });
        await insertKept(first);
        await first.stop();
        const elsewhere = (await readFile(path.join(dataDir, 'postgres-location'), 'utf8')).trim();
        expect(elsewhere).toMatch(/^\/var\/lib\/peil-/);
        expect((await stat(path.join(elsewhere, 'data'))).uid).not.toBe(0);
        expect(await kept(await start({ dataDir }))).toEqual(['committed']);
        await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
        await rm(elsewhere, { recursive: true });
      },
      SLOW_MS,
    );

    it(
      'copies the programs when their folder cannot be entered',
      async () => {
        const account = await chooseAccount();
        const secluded = path.join(folder, 'node_modules');
        await mkdir(secluded, { mode: 0o700 });
        const found = await locateBinaries();
        await cp(found.root, path.join(secluded, 'native'), { recursive: true, verbatimSymlinks: true });
        const hidden = { root: path.join(secluded, 'native'), initdb: '', postgres: '' };
        const there = { ...hidden, postgres: path.join(hidden.root, 'bin/postgres') };
        expect(canRun(account, there.postgres)).toBe(false);
        const reachable = await reachableBinaries(there, account, folder);
        expect(reachable.root).toBe(path.join(folder, 'programs'));
        expect(canRun(account, reachable.postgres)).toBe(true);
        expect(canRun(account, reachable.initdb)).toBe(true);
      },
      SLOW_MS,
    );
  });
});

interface Holder {
  readonly process: ChildProcess;
  readonly pid: number;
}

/** Another process of Peil that owns the folder. */
async function hold(dataDir: string): Promise<Holder> {
  const child = spawn(process.execPath, [RUN_TS, HOLD, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  const said: unknown = JSON.parse(text);
  if (typeof said !== 'object' || said === null || !('pid' in said)) throw new Error(`It said: ${text}`);
  return { process: child, pid: Number(said.pid) };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function insertKept(postgres: EmbeddedPostgres): Promise<void> {
  await ask(postgres.url(), 'create table kept (value text)');
  await ask(postgres.url(), `insert into kept values ('committed')`);
}

async function kept(postgres: EmbeddedPostgres): Promise<string[]> {
  return (await ask(postgres.url(), 'select value from kept')).map(({ value }) => value);
}

async function answers(url: string): Promise<boolean> {
  return ask(url, `select 'yes' as value`).then(
    () => true,
    () => false,
  );
}

async function ask(url: string, sql: string): Promise<{ value: string }[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<{ value: string }>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function failureOf(starting: Promise<EmbeddedPostgres>): Promise<StartupError> {
  const outcome: unknown = await starting.then(
    (postgres) => postgres.stop(),
    (error: unknown) => error,
  );
  if (outcome instanceof StartupError) return outcome;
  throw new Error(`Expected a StartupError, got ${String(outcome)}`);
}
