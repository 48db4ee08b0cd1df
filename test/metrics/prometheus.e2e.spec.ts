import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { embeddedUrl, makePeilFolder, removePeilFolder } from '@peil/test/e2e/peil-folder.js';
import { startPeil, type RunningPeil } from '@peil/test/e2e/start-peil.js';
import { eventually } from '@peil/test/harness/eventually.js';
import { Client } from 'pg';
import { expandTimeFilter, readBoardQueries, type BoardQuery } from './board-queries.js';
import { startPrometheus, type Prometheus } from './prometheus-server.js';

const SLOW_MS = 420_000;
const LOADED_WITHIN_MS = 300_000;
const WAIT_MS = 120_000;
const READER = { user: 'board_reader', password: 'board-reader-of-the-spec' };

describe('the demo under a real Prometheus', () => {
  let folder: string;
  let peil: RunningPeil;
  let prometheus: Prometheus;
  let reader: Client;
  let boards: Awaited<ReturnType<typeof readBoardQueries>>;

  beforeAll(async () => {
    boards = await readBoardQueries();
    folder = await makePeilFolder();
    peil = await startPeil({ command: 'demo', folder, env: { PEIL_DATA_DIR: path.join(folder, '.peil') } });
    prometheus = await startPrometheus(peil.url);
    await eventually(async () => {
      const { demo } = (await (await fetch(`${peil.url}/api/v1/setup`)).json()) as { demo: string };
      return demo === 'loaded';
    }, LOADED_WITHIN_MS);
    reader = await connectAsReader(await embeddedUrl(folder));
  }, SLOW_MS);

  afterAll(async () => {
    await reader?.end();
    await prometheus?.stop();
    await peil?.stop();
    await removePeilFolder(folder);
  }, SLOW_MS);

  it(
    'is scraped, and promtool finds nothing to remark on /metrics',
    async () => {
      await eventually(async () => (await prometheus.targetHealth()) === 'up', WAIT_MS);
      const answer = await fetch(`${peil.url}/metrics`);
      expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
      const lint = spawnSync('promtool', ['check', 'metrics'], {
        input: await answer.text(),
        encoding: 'utf8',
      });
      expect([lint.stderr.trim(), lint.stdout.trim(), lint.status]).toEqual(['', '', 0]);
    },
    SLOW_MS,
  );

  it(
    'answers every PromQL query of the boards with data',
    async () => {
      expect(boards.promql.length).toBeGreaterThan(10);
      let empty: BoardQuery[] = boards.promql;
      await eventually(async () => {
        empty = await withoutData(empty);
        return empty.length === 0;
      }, WAIT_MS).catch((cause: unknown) => {
        throw new Error(`No data for:\n${empty.map(({ where, text }) => `${where}: ${text}`).join('\n')}`, {
          cause,
        });
      });
      const up = await prometheus.query('count(probe_success)');
      expect(up[0]?.value).toBeGreaterThanOrEqual(60);
    },
    SLOW_MS,
  );

  it('answers every SQL query of the boards with rows, as a login that may only read reports', async () => {
    expect(boards.sql.length).toBeGreaterThan(0);
    for (const { text } of boards.sql) {
      const { rows } = await reader.query<{ value: number }>(overYears(text));
      expect(rows.length).toBeGreaterThan(12);
      expect(rows.every(({ value }) => value >= 1)).toBe(true);
    }
  });

  it('marks the eight waves of the redesign on the graphs', async () => {
    const [waves] = boards.annotations;
    const { rows } = await reader.query<{ time: Date; text: string }>(overYears(waves?.text ?? ''));
    expect(rows.map(({ text }) => text.split(':')[0])).toEqual(
      Array.from({ length: 8 }, (_, index) => `Golf ${index + 1}`),
    );
    expect(rows.map(({ time }) => time.getTime())).toEqual(
      rows.map(({ time }) => time.getTime()).sort((a, b) => a - b),
    );
  });

  it.each(['select name from person', 'select description from ticket', 'select body from ticket_reply'])(
    'refuses that login "%s"',
    async (sql) => {
      await expect(reader.query(sql)).rejects.toThrow('permission denied');
    },
  );

  async function withoutData(queries: readonly BoardQuery[]): Promise<BoardQuery[]> {
    const answers = await Promise.all(queries.map(({ text }) => prometheus.query(text)));
    return queries.filter((_, index) => !answers[index]?.some(({ value }) => !Number.isNaN(value)));
  }
});

/** From four years ago until a year from now. */
function overYears(sql: string): string {
  const year = new Date().getUTCFullYear();
  return expandTimeFilter(sql, `${year - 4}-01-01T00:00:00Z`, `${year + 1}-12-31T00:00:00Z`);
}

async function connectAsReader(adminUrl: string): Promise<Client> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create role ${READER.user} login password '${READER.password}' in role peil_reader`);
  await admin.end();
  const url = new URL(adminUrl);
  url.username = READER.user;
  url.password = READER.password;
  const reader = new Client({ connectionString: url.href });
  await reader.connect();
  return reader;
}
