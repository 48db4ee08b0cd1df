import { connect } from 'node:net';
import { generateOpenApi } from '../../apps/api/src/index.js';
import { startApiWorld, type ApiWorld, type Town } from './api-world.js';
import type { Answer, Client } from './browser.js';
import { addTownRows, callersOf, type TownRows } from './matrix-fixtures.js';
import { bodyFor, pathFor, routesOf, type MatrixRoute } from './matrix-routes.js';

const document = await generateOpenApi();
const routes = routesOf(document);
const withBody = routes.filter((route) => route.takesBody);
const withId = routes.filter((route) => route.takesId);
const named = (list: readonly MatrixRoute[]) =>
  list.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('malformed requests', () => {
  let world: ApiWorld;
  let rows: Record<Town, TownRows>;
  let client: Client;

  beforeAll(async () => {
    const demo = {
      state: async () => 'absent' as const,
      load: async () => undefined,
      remove: async () => undefined,
    };
    world = await startApiWorld({ demo });
    rows = await addTownRows(world);
  }, 60_000);
  beforeEach(async () => {
    const admin = callersOf(world).find(({ label }) => label === 'admin of dienst');
    if (!admin) throw new Error('the matrix has no admin of the shared organisation');
    client = await admin.client();
  });
  afterAll(() => world.close());

  const send = (
    route: MatrixRoute,
    change: { path?: string; body?: unknown; headers?: Record<string, string> },
  ) =>
    client.send({
      method: route.method,
      path: change.path ?? pathFor(route, rows.noord),
      body: 'body' in change ? change.body : bodyFor(route, rows.noord, 'noord'),
      headers: { ...(route.needsIfMatch ? { 'if-match': '"1"' } : {}), ...change.headers },
    });

  const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
  const bodies: readonly [string, string, number][] = [
    ['half a JSON', '{"subject":', 400],
    ['no JSON', 'hallo', 400],
    ['null', 'null', 400],
    ['a list', '[]', 400],
    ['a text', '"tekst"', 400],
    ['a number', '42', 400],
    ['an unknown field', '{"onbekend": true}', 400],
    ['a prototype', '{"__proto__": {"admin": true}}', 400],
    ['deep nesting', deep, 400],
    ['a NUL', '{"body": "a\\u0000b", "subject": "a\\u0000b", "name": "a\\u0000b"}', 400],
    ['half a character', '{"body": "a\\ud800b", "subject": "\\udc00", "description": "\\ud800"}', 400],
    ['more than 1 MiB', `{"body": "${'x'.repeat(1_048_577)}"}`, 413],
  ];

  it.each(named(withBody))('%s refuses every malformed body', async (_name, route) => {
    for (const [what, body, status] of bodies) {
      expectRefusal(what, await send(route, { body, headers: { 'content-type': 'application/json' } }), [
        status,
      ]);
    }
    expectRefusal('nothing', await send(route, { body: undefined }));
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense']) {
      expectRefusal(type, await send(route, { body: 'a=b', headers: { 'content-type': type } }), [415]);
    }
  });

  it.each(named(withBody))('%s names the field that holds a NUL or is unknown', async (_name, route) => {
    const good = bodyFor(route, rows.noord, 'noord') as Record<string, unknown>;
    const odd = await send(route, { body: { ...good, zzz: 1 } });
    expect(odd.body).toMatchObject({ code: 'validation_failed', faults: [{ field: 'zzz' }] });
    const [field] = Object.entries(good).find(([, value]) => typeof value === 'string') ?? [];
    if (field === undefined) return;
    const nul = await send(route, { body: { ...good, [field]: 'a\u0000b' } });
    expect(nul.body).toMatchObject({ code: 'validation_failed', faults: [{ field }] });
  });

  it.each(named(withId))('%s refuses every id that is none', async (_name, route) => {
    const ids = ['x', '1', '%00', '%C3%28', '..%2F..%2Fetc', 'a'.repeat(300), "1'%20or%201=1--", '{id}'];
    for (const id of ids) expectRefusal(id, await send(route, { path: route.path.replace('{id}', id) }));
    const nobody = route.path.replace('{id}', '0d6f7f6f-6d1e-4c3b-9a51-3f0c9a522b10');
    if (!route.needsIfMatch) expectRefusal('an id of nothing', await send(route, { path: nobody }), [404]);
  });

  const queries: readonly string[] = [
    'zzz=1',
    'limit=-1',
    'limit=1e99',
    'limit=abc',
    'limit=1&limit=2',
    'cursor=%00',
    'cursor=%F0%9F%92%A5',
    'cursor=bm9uc2Vuc2U',
    `cursor=${'x'.repeat(5_000)}`,
    'q=%00',
    `q=${'x'.repeat(5_000)}`,
    'serviceId=x',
    'organisationId=%27',
    'view=nonsense',
    'sort=nonsense',
    'object=%00',
  ];
  it.each(named(routes.filter(({ method, id }) => method === 'GET' && id !== 'listenToEvents')))(
    '%s has no query that makes it fail',
    async (_name, route) => {
      const known = document.paths[route.path]?.get?.parameters?.flatMap((part) =>
        'name' in part ? [part.name] : [],
      );
      for (const query of queries) {
        const answer = await send(route, { path: `${pathFor(route, rows.noord)}?${query}` });
        if (known?.includes(query.split('=', 1)[0] ?? '')) expectRefusal(query, answer, [400]);
        expect({ query, failed: answer.status >= 500 }).toEqual({ query, failed: false });
      }
    },
  );

  it.each(named(routes))('%s has no header that makes it fail', async (_name, route) => {
    const odd: Record<string, string>[] = [
      { authorization: 'Bearer' },
      { authorization: 'Bearer peil_niets' },
      { authorization: 'Basic YTpi' },
      { cookie: 'peil_session=x; peil_session=y; ;=; a' },
      { cookie: `peil_session=${'%00'.repeat(40)}` },
    ];
    for (const headers of odd) {
      const answer = await send(route, { headers });
      expect({ headers, failed: answer.status >= 500 }).toEqual({ headers, failed: false });
    }
  });

  it('asks for If-Match and refuses an old or odd one', async () => {
    const route = routes.find(({ id }) => id === 'changeTicket');
    if (!route) throw new Error('no route changes a ticket');
    const path = pathFor(route, rows.noord);
    const patch = (headers: Record<string, string>) =>
      client.send({ method: 'PATCH', path, body: { impact: 'high' }, headers });
    expectRefusal('none', await patch({}), [428]);
    for (const tag of ['"0"', '*', 'W/"1"', 'nonsense'])
      expectRefusal(tag, await patch({ 'if-match': tag }), [412]);
  });

  it('speaks the language of the caller, Dutch when in doubt', async () => {
    expect((await inLanguage('de')).body).toMatchObject({
      title: 'De invoer klopt niet',
      detail: 'Onjuiste invoer: limit.',
    });
    expect((await inLanguage('en-GB,nl;q=0.5')).body).toMatchObject({ title: 'The input is not right' });
  });

  it('answers what is no HTTP, and headers without end, with a problem', async () => {
    expect(await sendRaw('onzin\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*problem\+json/);
    const huge = `GET /healthz HTTP/1.1\r\nHost: peil\r\nX-Huge: ${'x'.repeat(40_000)}\r\n\r\n`;
    expect(await sendRaw(huge)).toMatch(/^HTTP\/1\.1 431 [\s\S]*problem\+json/);
  });

  const inLanguage = (language: string) =>
    client.send({ method: 'GET', path: '/tickets?limit=0', headers: { 'accept-language': language } });

  const sendRaw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(world.url);
      let answer = '';
      const socket = connect(Number(port), hostname, () => socket.write(text));
      socket.on('data', (piece) => (answer += piece.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
});

/** Refused as a fault of the caller, in the form every fault has. */
function expectRefusal(what: string, answer: Answer, statuses?: readonly number[]): void {
  const told = {
    what,
    status: answer.status,
    type: answer.headers['content-type']?.split(';')[0],
    body: answer.body,
  };
  expect(told).toMatchObject({ type: 'application/problem+json', body: { status: answer.status } });
  expect(told.status).toBeGreaterThanOrEqual(400);
  expect(told.status).toBeLessThan(500);
  if (statuses && !statuses.includes(answer.status)) expect(told).toEqual({ what, status: statuses });
}
