import { findSession, findTokenCaller, type Caller } from '@peil/identity';
import type { FastifyRequest } from 'fastify';
import type { ApiDeps } from '../api-deps.js';
import { sessionTokenOf } from './session-cookie.js';

const BEARER = /^Bearer +(\S{1,200})$/i;

/** Who sends this request: an API token wins over a cookie. Null for a stranger and for anything not valid any more. */
export async function identify(
  request: FastifyRequest,
  { database, clock }: Pick<ApiDeps, 'database' | 'clock'>,
): Promise<Caller | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = BEARER.exec(authorization)?.[1];
    return secret === undefined ? null : findTokenCaller(database, secret, clock.now());
  }
  const token = sessionTokenOf(request);
  return token === null ? null : findSession(database, token, clock.now());
}
