import { sameSecret, type Caller } from '@peil/identity';
import { DomainError } from '@peil/platform';
import type { FastifyRequest } from 'fastify';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isUnsafe(request: FastifyRequest): boolean {
  return !SAFE_METHODS.has(request.method);
}

/** Refuses an unsafe request that a browser sends for a page of another site. Programs send no Origin. */
export function refuseForeignOrigin(request: FastifyRequest, baseUrl: string): void {
  if (!isUnsafe(request)) return;
  if (request.headers['sec-fetch-site'] === 'cross-site') throw foreign();
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (origin !== new URL(baseUrl).origin && hostOf(origin) !== request.headers.host) throw foreign();
}

/** A session cookie travels by itself, so an unsafe request must prove that it comes from our own page. */
export function refuseWithoutCsrfToken(request: FastifyRequest, caller: Caller, formToken?: string): void {
  if (caller.csrfToken === null || !isUnsafe(request)) return;
  const sent = formToken ?? request.headers['x-csrf-token'];
  if (typeof sent === 'string' && sameSecret(sent, caller.csrfToken)) return;
  throw new DomainError('forbidden', 'The header X-CSRF-Token is missing or wrong.', {
    faults: [
      {
        field: 'X-CSRF-Token',
        reason: 'is missing or not the one of this session',
        hint: 'send csrfToken of GET /api/v1/session in this header',
      },
    ],
  });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function foreign(): DomainError {
  return new DomainError('forbidden', 'This request comes from a page of another site.');
}
