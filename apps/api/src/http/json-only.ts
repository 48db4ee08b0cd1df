import { DomainError } from '@peil/platform';
import type { FastifyInstance } from 'fastify';
import { isUnsafe } from '../access/refuse-foreign-request.js';
import { API_PREFIX } from '../api-deps.js';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** The API takes JSON only: a plain HTML form cannot reach it, and no body is guessed at. */
export function takeJsonOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type'];
    const wrong = type !== undefined && !JSON_TYPE.test(type);
    if (request.url.startsWith(API_PREFIX) && isUnsafe(request) && wrong) {
      done(new DomainError('unsupported', 'Send the body as application/json.'));
      return;
    }
    done();
  });
}
