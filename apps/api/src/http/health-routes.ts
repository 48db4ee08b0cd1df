import { withTimeout } from './with-timeout.js';
import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from '../api-deps.js';

const READY_WITHIN_MS = 2_000;

type ReadyCheck = 'ok' | 'failed';

/** `/healthz`: this process answers. `/readyz`: and so does all it depends on. `/metrics`: for Prometheus. */
export function addHealthRoutes(fastify: FastifyInstance, deps: ApiDeps): void {
  fastify.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }));
  fastify.get('/readyz', async (_request, reply) => {
    const [database, queue, migrations] = await Promise.all([
      tried(() => deps.database.ping()),
      tried(() => deps.queues.ping()),
      tried(() => requireSchema(deps)),
    ]);
    const checks = { database, queue, migrations };
    const ready = Object.values(checks).every((outcome) => outcome === 'ok');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', checks });
  });
  const { metrics } = deps;
  if (!metrics) return;
  fastify.get('/metrics', async (_request, reply) => {
    const text = await metrics.render();
    return reply.header('Content-Type', metrics.contentType).send(text);
  });
}

async function tried(check: () => Promise<void>): Promise<ReadyCheck> {
  try {
    await withTimeout(check(), READY_WITHIN_MS);
    return 'ok';
  } catch {
    return 'failed';
  }
}

/** The last table of the newest schema is there and readable to the application's role. */
async function requireSchema({ database }: ApiDeps): Promise<void> {
  await database.dataSource.query('select 1 from migration limit 1');
}
