import {
  emailOf,
  PASSWORD,
  startApiWorld,
  everything,
  BASE_URL,
  type ApiWorld,
} from '@peil/test/matrix/api-world.js';
import { clientWith, cookieIn, signIn } from '@peil/test/matrix/browser.js';

describe('signing in', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await startApiWorld();
  });
  afterAll(() => world.close());

  const logIn = (email: string, password = PASSWORD, headers: Record<string, string> = {}) =>
    clientWith(world).send({ method: 'POST', path: '/session', body: { email, password }, headers });

  it('gives a cookie that scripts cannot read and a session that says who it is', async () => {
    const answer = await logIn(emailOf('noord', 'desk'));
    expect(answer.status).toBe(201);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^peil_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.body).toMatchObject({
      person: { email: 'desk@noord.example', locale: 'nl' },
      organisation: { slug: 'noord', kind: 'municipality' },
      memberships: [{ organisationName: 'Noord', role: 'desk' }],
    });
    const session = await clientWith(world, { cookie: cookieIn(answer) }).send({
      method: 'GET',
      path: '/session',
    });
    expect(session.status).toBe(200);
  });

  it('leaves an audit row of the start and of the end', async () => {
    const browser = await signIn(world, emailOf('noord', 'manager'));
    expect((await browser.send({ method: 'DELETE', path: '/session' })).status).toBe(204);
    const rows = await world.db.database.transaction(everything, (tx) =>
      tx.query<{ action: string; result: string; actor_label: string; origin: string }>(
        `select action, result, actor_label, origin from audit where actor_label = 'manager of noord' order by id`,
      ),
    );
    const by = { actor_label: 'manager of noord', origin: '127.0.0.1', result: 'ok' };
    expect(rows).toEqual([
      { action: 'session.start', ...by },
      { action: 'session.end', ...by },
    ]);
    expect((await browser.send({ method: 'GET', path: '/session' })).status).toBe(401);
  });

  it('ends the session the browser had before', async () => {
    const first = await signIn(world, emailOf('zuid', 'desk'));
    await logIn(emailOf('zuid', 'desk'), PASSWORD, { cookie: first.cookie });
    expect((await first.send({ method: 'GET', path: '/session' })).status).toBe(401);
  });

  it('says the same of a wrong password and of an unknown account', async () => {
    const wrong = await logIn(emailOf('zuid', 'manager'), 'verkeerd wachtwoord');
    const unknown = await logIn('niemand@zuid.example', 'verkeerd wachtwoord');
    expect(wrong.status).toBe(401);
    expect(told(wrong)).toEqual(told(unknown));
  });

  it('locks an account and an unknown address alike after five failures, and says for how long', async () => {
    for (const email of [emailOf('zuid', 'engineer'), 'spook@zuid.example']) {
      const statuses = [];
      for (let attempt = 1; attempt <= 6; attempt += 1) statuses.push((await logIn(email, 'mis')).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    }
    const locked = await logIn(emailOf('zuid', 'engineer'));
    expect(locked.status).toBe(429);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('ends after four idle hours', async () => {
    const browser = await signIn(world, emailOf('noord', 'engineer'));
    await world.db.clock.fastForward('PT3H59M', 'PT1H');
    expect((await browser.send({ method: 'GET', path: '/session' })).status).toBe(200);
    await world.db.clock.fastForward('PT3H59M', 'PT1H');
    expect((await browser.send({ method: 'GET', path: '/session' })).status).toBe(200);
    await world.db.clock.fastForward('PT4H1S', 'PT4H1S');
    expect((await browser.send({ method: 'GET', path: '/session' })).status).toBe(401);
  });

  it('ends twelve hours after the login, however busy', async () => {
    const browser = await signIn(world, emailOf('noord', 'engineer'));
    for (let hour = 0; hour < 11; hour += 1) {
      await world.db.clock.fastForward('PT1H', 'PT1H');
      expect((await browser.send({ method: 'GET', path: '/session' })).status).toBe(200);
    }
    await world.db.clock.fastForward('PT1H1S', 'PT1H1S');
    expect((await browser.send({ method: 'GET', path: '/session' })).status).toBe(401);
  });

  it('refuses an unsafe request without the CSRF token, and a login from a page of another site', async () => {
    const { cookie } = await signIn(world, emailOf('noord', 'admin'));
    const forged = await clientWith(world, { cookie }).send({ method: 'DELETE', path: '/session' });
    expect(forged).toMatchObject({ status: 403, body: { faults: [{ field: 'X-CSRF-Token' }] } });
    const foreign = await logIn(emailOf('noord', 'admin'), PASSWORD, { origin: 'https://kwaad.example' });
    expect(foreign.status).toBe(403);
    const own = await logIn(emailOf('noord', 'admin'), PASSWORD, { origin: BASE_URL });
    expect(own.status).toBe(201);
  });
});

/** An answer without the id of its request. */
function told({ status, body }: { status: number; body: unknown }) {
  return { status, body: { ...(body as object), instance: null } };
}
