import { generateOpenApi } from '../../apps/api/src/index.js';
import { everything, startApiWorld, TOWNS, type ApiWorld, type Town } from './api-world.js';
import { clientWith, type Answer, type Client } from './browser.js';
import { expected, expectedOfStranger, reaches } from './matrix-expected.js';
import { addTownRows, callersOf, markOf, type MatrixCaller, type TownRows } from './matrix-fixtures.js';
import { bodyFor, pathFor, routesOf, type MatrixRoute } from './matrix-routes.js';

/** These end the session they are sent with; logging in also answers about whom the password belongs to. */
const ENDS_SESSION = new Set(['logIn', 'logOut']);

const routes = routesOf(await generateOpenApi());

describe('every route × organisation × role', () => {
  let world: ApiWorld;
  let rows: Record<Town, TownRows>;
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    const demo = {
      state: async () => 'absent' as const,
      load: async () => undefined,
      remove: async () => undefined,
    };
    world = await startApiWorld({ demo });
    rows = await addTownRows(world);
  }, 60_000);
  afterAll(() => world.close());

  const ask = async (client: Client, route: MatrixRoute, target: Town): Promise<Answer> => {
    const version = route.needsIfMatch ? await versionOf(rows[target].ticketId) : null;
    return client.send({
      method: route.method,
      path: pathFor(route, rows[target]),
      body: bodyFor(route, rows[target], target),
      headers: version === null ? {} : { 'if-match': `"${version}"` },
    });
  };

  const versionOf = async (ticketId: string): Promise<number> => {
    const [ticket] = await world.db.database.transaction(everything, (tx) =>
      tx.query<{ version: number }>('select version from ticket where id = $1', [ticketId]),
    );
    return ticket?.version ?? 0;
  };

  const clientOf = async (caller: MatrixCaller, route: MatrixRoute): Promise<Client> => {
    if (ENDS_SESSION.has(route.id)) return caller.client();
    const known = clients.get(caller.label) ?? (await caller.client());
    clients.set(caller.label, known);
    return known;
  };

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s answers each caller as its class and the tenancy say',
    async (_name, route) => {
      const wrong: string[] = [];
      const targets = route.takesId || route.namesOrganisation ? TOWNS : (['noord'] as const);
      for (const target of targets) {
        const stranger = await ask(clientWith(world), route, target);
        wrong.push(...faultsOf('a stranger', stranger, expectedOfStranger(route)));
        for (const caller of callersOf(world)) {
          const answer = await ask(await clientOf(caller, route), route, target);
          const label = `${caller.label} about ${target}`;
          wrong.push(...faultsOf(label, answer, expected(route, caller, target)));
          if (route.id === 'logIn') continue;
          wrong.push(...leaksIn(answer, caller).map((town) => `${label} reads of ${town}`));
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

function faultsOf(label: string, answer: Answer, statuses: readonly number[]): string[] {
  const isProblem = answer.headers['content-type']?.startsWith('application/problem+json');
  const faults = answer.status >= 400 && !isProblem ? [`${label}: ${answer.status} is no problem`] : [];
  if (statuses.includes(answer.status)) return faults;
  return [
    ...faults,
    `${label}: ${answer.status} instead of ${statuses.join(' or ')}: ${answer.text.slice(0, 300)}`,
  ];
}

function leaksIn(answer: Answer, caller: MatrixCaller): Town[] {
  if (answer.status >= 400) return [];
  return TOWNS.filter((town) => !reaches(caller, town) && answer.text.includes(markOf(town)));
}
