import type { FastifyInstance, FastifyRequest } from 'fastify';
import { API_PREFIX, API_VERSION } from '../api-deps.js';

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
} as const;

/** The API pages draw with inline styles; nothing of a user's is shown there. */
const DOCS_POLICY = { ...POLICY, 'style-src': "'self' 'unsafe-inline'" };

const write = (policy: Readonly<Record<string, string>>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

const PAGE_CSP = write(POLICY);
const DOCS_CSP = write(DOCS_POLICY);

/** The headers of every answer, errors and files too. */
export function securityHeadersOf(url: string, baseUrl: string): Record<string, string> {
  const path = url.split('?', 1)[0] ?? url;
  return {
    'Content-Security-Policy': path.startsWith('/api/docs') ? DOCS_CSP : PAGE_CSP,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(baseUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    ...(path.startsWith(API_PREFIX) ? { 'API-Version': API_VERSION, 'Cache-Control': 'no-store' } : {}),
  };
}

export function addSecurityHeaders(fastify: FastifyInstance, baseUrl: string): void {
  fastify.addHook('onRequest', (request: FastifyRequest, reply, done) => {
    reply.headers(securityHeadersOf(request.url, baseUrl));
    done();
  });
}
