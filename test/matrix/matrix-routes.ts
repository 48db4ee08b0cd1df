import { ACCESS_TABLE, accessClassOf, type AccessClass } from '../../apps/api/src/index.js';
import type { OpenAPIObject } from '@nestjs/swagger';
import { emailOf, PASSWORD, type Town } from './api-world.js';
import { markOf, type TownRows } from './matrix-fixtures.js';

export interface MatrixRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly accessClass: AccessClass;
  readonly successes: readonly number[];
  readonly takesBody: boolean;
  readonly takesId: boolean;
  readonly needsIfMatch: boolean;
  /** Whether the body says for which organisation. */
  readonly namesOrganisation: boolean;
}

const NAMES_ORGANISATION: ReadonlySet<string> = new Set(['openTicket', 'inviteAccount']);

/** Every route of the OpenAPI document; one without a known class throws. */
export function routesOf(document: OpenAPIObject): MatrixRoute[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => routeOf(method, path, operation)),
  );
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: unknown;
  readonly parameters?: readonly { readonly name: string }[];
}

function routeOf(method: string, path: string, operation: Operation): MatrixRoute {
  const accessClass = String(accessClassOf(operation));
  if (!isAccessClass(accessClass)) throw new Error(`${method} ${path} names no access class`);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    accessClass,
    successes: Object.keys(operation.responses)
      .map(Number)
      .filter((status) => status < 400),
    takesBody: operation.requestBody !== undefined,
    takesId: path.includes('{id}'),
    needsIfMatch: operation.parameters?.some(({ name }) => name === 'If-Match') ?? false,
    namesOrganisation: NAMES_ORGANISATION.has(operation.operationId),
  };
}

function isAccessClass(name: string): name is AccessClass {
  return Object.hasOwn(ACCESS_TABLE, name);
}

const ID_OF_PATH: readonly [prefix: string, id: keyof TownRows][] = [
  ['/services/', 'serviceId'],
  ['/checks/', 'checkId'],
  ['/outages/', 'outageId'],
  ['/tickets/', 'ticketId'],
  ['/complaints/', 'complaintId'],
  ['/api-tokens/', 'tokenId'],
  ['/accounts/', 'accountId'],
];

/** The path with the id of this town's row. A route with an unknown kind of id must be added here. */
export function pathFor({ path }: MatrixRoute, rows: TownRows): string {
  if (!path.includes('{id}')) return path;
  const key = ID_OF_PATH.find(([prefix]) => path.startsWith(prefix))?.[1];
  if (!key) throw new Error(`the matrix knows no id for ${path}`);
  return path.replace('{id}', rows[key]);
}

type Bodies = Readonly<Record<string, (rows: TownRows, town: Town) => unknown>>;

const BODIES: Bodies = {
  logIn: (_rows, town) => ({ email: emailOf(town, 'desk'), password: PASSWORD }),
  completeSetup: () => ({
    token: 'geen',
    administrator: { name: 'Ada', email: 'ada@peil.example', password: PASSWORD },
    organisations: [{ slug: 'oost', name: 'Oost', kind: 'municipality' }],
    firstCheck: null,
    loadDemo: false,
  }),
  openTicket: ({ organisationId }) => ({ organisationId, subject: 'Traag', description: 'Alles is traag' }),
  changeTicket: () => ({ impact: 'high' }),
  replyToTicket: () => ({ body: 'We kijken ernaar.' }),
  addNote: () => ({ body: 'Zie de switch.' }),
  linkOutage: ({ outageId }) => ({ outageId }),
  fileComplaint: () => ({ description: 'De printer doet het niet', ability: 'partly' }),
  replyToComplaint: () => ({ body: 'Het is er nog.' }),
  inviteAccount: ({ organisationId }, town) => ({
    organisationId,
    email: `nieuw@${town}.example`,
    name: markOf(town),
    roles: ['desk'],
  }),
  changeAccount: () => ({ roles: ['engineer'] }),
  setPassword: () => ({ token: 'geen', password: PASSWORD }),
  createApiToken: () => ({ name: 'koppeling', role: 'desk', scopes: ['read'] }),
};

/** A body this route accepts. A route that takes one must be added here. */
export function bodyFor(route: MatrixRoute, rows: TownRows, town: Town): unknown {
  if (!route.takesBody) return undefined;
  const body = BODIES[route.id];
  if (!body) throw new Error(`the matrix knows no body for ${route.id}`);
  return body(rows, town);
}
