import { createSetupLink } from '@peil/identity';
import { silentLog } from '@peil/platform';
import { BASE_URL, everything, PASSWORD } from '@peil/test/matrix/api-world.js';
import { clientWith, type Client } from '@peil/test/matrix/browser.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createApi, type ApiDeps } from './index.js';

describe('the first-run wizard', () => {
  let db: TestDatabase<ManualClock>;
  let close: () => Promise<void>;
  let wizard: Client;

  beforeEach(async () => {
    db = await createTestDatabase();
    const deps: ApiDeps = {
      config: { baseUrl: BASE_URL, trustProxy: false, port: 0, host: '127.0.0.1' },
      clock: db.clock,
      database: db.database,
      queues: { ping: async () => undefined },
      log: silentLog,
    };
    const app = await createApi(deps);
    await app.listen(0, '127.0.0.1');
    wizard = clientWith({ url: await app.getUrl() }, { 'accept-language': 'en' });
    close = async () => {
      await app.close();
      await db.drop();
    };
  });
  afterEach(() => close());

  const submit = (body: object) => wizard.send({ method: 'POST', path: '/setup', body });
  const count = async (table: string): Promise<number> => {
    const [row] = await db.database.transaction(everything, (tx) =>
      tx.query<{ count: number }>(`select count(*)::int as count from ${table}`),
    );
    return row?.count ?? 0;
  };

  it('makes the administrator, the organisations and the first check, and signs in', async () => {
    expect((await wizard.send({ method: 'GET', path: '/setup' })).body).toEqual({
      state: 'open',
      demo: 'absent',
    });
    const done = await submit(request(await createSetupLink(db.database, db.clock)));
    expect(done.status).toBe(201);
    expect(done.headers['set-cookie']).toMatch(/^peil_session=/);
    expect(done.body).toMatchObject({ organisation: { slug: 'dienst' }, person: { name: 'Ada' } });
    expect((await wizard.send({ method: 'GET', path: '/setup' })).body).toMatchObject({ state: 'done' });
    expect(await count('check_definition')).toBe(1);
    expect(await count('service_level_target')).toBeGreaterThan(0);
    expect(await count(`audit where action = 'setup.complete'`)).toBe(1);
  });

  it('takes a link once, within its day', async () => {
    const token = await createSetupLink(db.database, db.clock);
    expect((await submit(request('een ander token'))).status).toBe(403);
    await db.clock.fastForward('PT24H', 'PT24H');
    expect(await submit(request(token))).toMatchObject({
      status: 403,
      body: { faults: [{ field: 'token' }] },
    });
    const fresh = await createSetupLink(db.database, db.clock);
    expect((await submit(request(fresh))).status).toBe(201);
    expect((await submit(request(fresh))).status).toBe(410);
  });

  it('leaves nothing behind when one part is wrong, and the link stays good', async () => {
    const token = await createSetupLink(db.database, db.clock);
    const wrong = await submit(
      request(token, { firstCheck: { name: 'X', kind: 'http', target: 'geen adres' } }),
    );
    expect(wrong).toMatchObject({ status: 400, body: { faults: [{ field: 'firstCheck.target' }] } });
    expect([await count('organisation'), await count('person')]).toEqual([0, 0]);
    expect((await submit(request(token))).status).toBe(201);
  });

  it('names every wrong field at once', async () => {
    const administrator = { name: '', email: 'geen adres', password: 'kort' };
    const answer = await submit(request('x', { administrator, organisations: [] }));
    const { faults } = answer.body as { faults: { field: string }[] };
    expect(faults.map(({ field }) => field).sort()).toEqual([
      'administrator.email',
      'administrator.name',
      'administrator.password',
      'organisations',
    ]);
  });

  it('lets one of two wizards at once win', async () => {
    const links = [
      await createSetupLink(db.database, db.clock),
      await createSetupLink(db.database, db.clock),
    ];
    const answers = await Promise.all(
      links.map((token, n) =>
        submit(
          request(token, { administrator: { ...request('').administrator, email: `a${n}@dienst.example` } }),
        ),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([201, 410]);
  });
});

function request(token: string, change: object = {}) {
  return {
    token,
    administrator: { name: 'Ada', email: 'ada@dienst.example', password: PASSWORD },
    organisations: [
      { slug: 'dienst', name: 'Dienst ICT', kind: 'shared' },
      { slug: 'noord', name: 'Noord', kind: 'municipality' },
    ],
    firstCheck: { name: 'Zaaksysteem', kind: 'http', target: 'https://zaak.example/' },
    loadDemo: false,
    ...change,
  };
}
