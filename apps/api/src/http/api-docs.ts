import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { API_PREFIX } from '../api-deps.js';
import { buildDocument } from '../openapi/build-document.js';

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Peil API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<main id="swagger"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</html>
`;

const START = `SwaggerUIBundle({
  url: '${API_PREFIX}/openapi.json',
  dom_id: '#swagger',
  deepLinking: true,
  requestInterceptor: async (request) => {
    const unsafe = !['GET', 'HEAD'].includes((request.method || 'GET').toUpperCase());
    if (!unsafe || request.headers.Authorization) return request;
    const answer = await fetch('${API_PREFIX}/session');
    if (answer.ok) request.headers['X-CSRF-Token'] = (await answer.json()).csrfToken;
    return request;
  },
});
`;

/** `/api/docs`: the API to read and try, and `/api/v1/openapi.json`. Everything comes from this host. */
export function addApiDocs(fastify: FastifyInstance, app: INestApplication): void {
  let document: string | undefined;
  fastify.get(`${API_PREFIX}/openapi.json`, (_request, reply) => {
    document ??= JSON.stringify(buildDocument(app));
    return reply.type('application/json').send(document);
  });
  fastify.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  fastify.get('/api/docs/start.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(START),
  );
  const folder = swaggerFolder();
  for (const [name, type] of Object.entries(FILES)) {
    fastify.get(`/api/docs/${name}`, (_request, reply) =>
      reply
        .type(type)
        .header('Cache-Control', 'public, max-age=86400')
        .send(readFileSync(path.join(folder, name))),
    );
  }
}

function swaggerFolder(): string {
  const require = createRequire(import.meta.url);
  return path.dirname(require.resolve('swagger-ui-dist/package.json'));
}
