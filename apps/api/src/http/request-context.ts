import { randomUUID } from 'node:crypto';
import { withLogContext, type Log } from '@peil/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { languageOfHeader, withLanguage } from './request-language.js';

const PLAUSIBLE_ID = /^[\w-]{8,64}$/;

/** The id a reverse proxy gave the request, so that its log and ours can be laid side by side; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && PLAUSIBLE_ID.test(given) ? given : randomUUID();
}

/** Gives every log line of a request its id, and everything that speaks to the caller the caller's language. */
export function addRequestContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-Id', request.id);
    const language = languageOfHeader(request.headers['accept-language']);
    withLogContext({ requestId: request.id }, () => withLanguage(language, done));
  });
}

/** One line for each answered request; never its query, which may hold what a user searched for. */
export function addAccessLog(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
        client: request.ip,
      },
      'request',
    );
    done();
  });
}

function pathOf(request: FastifyRequest): string {
  return (request.url.split('?', 1)[0] ?? '').slice(0, 300);
}
