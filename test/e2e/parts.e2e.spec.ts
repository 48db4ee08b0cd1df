import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutageView } from '@peil/contracts';
import { eventually } from '@peil/test/harness/eventually.js';
import { describeOnBothQueues } from '@peil/test/harness/queue-backends.js';
import { startRecordingSmtp, type RecordingSmtp } from '@peil/test/harness/recording-smtp.js';
import { freeLoopbackPort, freshRedisUrl } from '@peil/test/harness/redis-server.js';
import { createEmptyDatabase } from '@peil/test/harness/test-database.js';
import { Client } from 'pg';
import { makePeilFolder, removePeilFolder } from './peil-folder.js';
import { completeSetup } from './peil-session.js';
import { readMetric } from './read-metric.js';
import { runPeil, startPeil, type RunningPeil } from './start-peil.js';
import { startWatchedHttp, type WatchedServer } from './watched-server.js';

const SLOW_MS = 300_000;
const WAIT_MS = 90_000;
const ON_CALL = 'wacht@dienst.example';
const DIENST = { slug: 'dienst', name: 'Dienst Waterland', kind: 'shared' } as const;
const PARTS = ['api', 'worker', 'worker', 'collector', 'collector'] as const;

const fileFor = (
  port: number,
): string => `organisations: [{ id: dienst, name: Dienst Waterland, kind: shared }]
teams: [{ id: beheer, name: Beheer, onCall: [${ON_CALL}] }]
checks:
  - { id: website, kind: http, target: 'http://127.0.0.1:${port}/', service: website, every: 2s, retryEvery: 1s }
`;

describeOnBothQueues('one api, two workers and two collectors as processes of their own', (backend) => {
  let external: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let website: WatchedServer;
  let smtp: RecordingSmtp;
  let database: Client;
  let parts: RunningPeil[] = [];
  const folders: string[] = [];

  beforeAll(async () => {
    external = await createEmptyDatabase();
    website = await startWatchedHttp();
    smtp = await startRecordingSmtp();
    const settings = await settingsFor();
    // all at once on an empty database: they take turns to migrate it
    parts = await Promise.all(
      PARTS.map(async (command) =>
        startPeil({ command, folder: await newFolder(), env: envOf(command, settings) }),
      ),
    );
    database = new Client({ connectionString: external.url });
    await database.connect();
    const folder = await newFolder();
    await writeFile(path.join(folder, 'peil.yaml'), fileFor(website.port));
    const applied = await runPeil({ command: 'apply', folder, env: settings });
    if (applied.code !== 0) throw new Error(applied.said);
  }, SLOW_MS);

  afterAll(async () => {
    await database?.end();
    await Promise.all(parts.map((part) => part.stop()));
    await Promise.all([website?.stop(), smtp?.stop(), ...folders.map(removePeilFolder)]);
    await external?.drop();
  }, SLOW_MS);

  async function newFolder(): Promise<string> {
    const folder = await makePeilFolder();
    folders.push(folder);
    return folder;
  }

  async function settingsFor(): Promise<Record<string, string>> {
    const port = `${await freeLoopbackPort()}`;
    return {
      DATABASE_URL: external.url,
      ...(backend === 'redis' ? { REDIS_URL: await freshRedisUrl() } : {}),
      PEIL_SECRET: 'the-same-secret-in-every-part-of-one-peil',
      PEIL_PORT: port,
      PEIL_BASE_URL: `http://localhost:${port}`,
      PEIL_SMTP_URL: smtp.url,
      PEIL_LAB_MODE: 'true',
    };
  }

  const count = async (sql: string): Promise<number> => {
    const { rows } = await database.query<{ count: string }>(sql);
    return Number(rows[0]?.count);
  };
  const samples = () => count('select count(*) from sample');
  const api = (): RunningPeil => {
    const [first] = parts;
    if (!first) throw new Error('The api did not start.');
    return first;
  };

  it(
    'runs each due instant of a check once, whoever takes it',
    async () => {
      await eventually(
        async () => (await readMetric(api().url, 'probe_success', { check: 'website' })) === 1,
        WAIT_MS,
      );
      await eventually(async () => (await samples()) >= 6, WAIT_MS);
      // between two due instants every probe is stored; one that ran twice would stay ahead for ever
      await eventually(async () => website.hits() === (await samples()), WAIT_MS);
    },
    SLOW_MS,
  );

  it(
    'opens one outage with one incident and one mail, and closes it with one mail',
    async () => {
      const desk = await completeSetup(api(), { email: 'ada@dienst.example', organisation: DIENST });
      await website.stop();
      const outages = async (state: string) => (await desk.get<OutageView[]>(`/outages?state=${state}`)).body;
      await eventually(async () => (await outages('open')).length === 1, WAIT_MS);
      await smtp.expectMail({ to: ON_CALL, subject: 'Storing 1: website' }, WAIT_MS);
      await website.start();
      await eventually(async () => (await outages('ended')).length === 1, WAIT_MS);
      await smtp.expectMail({ to: ON_CALL, subject: 'Hersteld: storing 1' }, WAIT_MS);
      expect(await count(`select count(*) from ticket where kind = 'incident'`)).toBe(1);
      expect(await count(`select count(*) from outage`)).toBe(1);
      smtp.assertNoUnexpected();
    },
    SLOW_MS,
  );

  it(
    'drains on SIGTERM: every part ends with 0 and none logged an error',
    async () => {
      expect(await Promise.all(parts.map((part) => part.stop()))).toEqual(PARTS.map(() => 0));
      expect(parts.flatMap((part) => part.log().filter(({ level }) => level === 'error'))).toEqual([]);
    },
    SLOW_MS,
  );
});

/** A collector beside Redis needs no database. */
function envOf(
  command: string,
  { DATABASE_URL, ...settings }: Record<string, string>,
): Record<string, string> {
  const alone = command === 'collector' && settings['REDIS_URL'] !== undefined;
  return alone || DATABASE_URL === undefined ? settings : { ...settings, DATABASE_URL };
}
