import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problem } from '@peil/contracts';
import { z } from 'zod';
import { ACCESS_EXTENSION } from '../access/access.js';
import { API_PREFIX, API_VERSION } from '../api-deps.js';
import { PROBLEMS } from '../http/problem-catalogue.js';
import { lean } from './lean.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const ABOUT = `Monitoring, service desk, on call and evaluation of a shared municipal ICT organisation.

Sign in with \`POST /session\` (a cookie; unsafe requests then carry the header X-CSRF-Token) or send an API token
as \`Authorization: Bearer peil_…\`. Errors are problem details (RFC 9457) in Dutch, or in English when
Accept-Language prefers it. Instants are RFC 3339 in UTC. Lists that go on name their next page in the header Link.`;

/** The OpenAPI document of the routes of `app`. */
export function buildDocument(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Peil')
    .setDescription(ABOUT)
    .setVersion(API_VERSION)
    .setContact('Peil', 'https://github.com/peil-ict/peil', 'peil@example.org')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    .addServer(API_PREFIX)
    .addCookieAuth('peil_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .build();
  const document = SwaggerModule.createDocument(app, base, { ignoreGlobalPrefix: true });
  const schemas = (document.components ??= {}).schemas ?? {};
  schemas['Problem'] = problemSchema();
  document.components.schemas = sorted(schemas);
  document.paths = sorted(document.paths);
  for (const operation of operationsOf(document)) complete(operation);
  return lean(document);
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((item) =>
    METHODS.flatMap((method) => (item[method] ? [item[method]] : [])),
  );
}

/** Adds what holds for every route: the version header, the problems, the ways to sign in. */
function complete(operation: Operation): void {
  const open = accessClassOf(operation) === 'public';
  if (!open) operation.security = [{ session: [] }, { token: [] }];
  for (const status of open ? [400] : [400, 401, 403]) {
    operation.responses[status] ??= { description: titleOf(status) };
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!response || '$ref' in response) continue;
    response.headers = { ...response.headers, 'API-Version': VERSION_HEADER };
    if (Number(status) >= 400) response.content = PROBLEM_CONTENT;
  }
}

/** The access class a route declares, as the document tells it; undefined is a fault that the tests find. */
export function accessClassOf(operation: object): unknown {
  return (operation as Record<string, unknown>)[ACCESS_EXTENSION];
}

const VERSION_HEADER = {
  description: 'The full version of the API that answered.',
  schema: { type: 'string' as const, example: API_VERSION },
};

const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

function titleOf(status: number): string {
  return Object.values(PROBLEMS).find((entry) => entry.status === status)?.title.en ?? 'Problem';
}

type SchemaObject = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** Guarantee: for this target zod writes OpenAPI 3.0 schemas, one with an id under `definitions`. */
function problemSchema(): SchemaObject {
  const written = z.toJSONSchema(problem, { target: 'openapi-3.0', io: 'output' });
  return (written.definitions as Record<string, SchemaObject>)['Problem'] as SchemaObject;
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}
