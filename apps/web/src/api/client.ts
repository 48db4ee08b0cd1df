import createClient, { type Middleware } from 'openapi-fetch';
import { csrfToken } from './csrf-token.js';
import type { paths } from './schema.js';

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const introduceRequest: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang);
    const token = csrfToken.current;
    if (token && UNSAFE.has(request.method)) request.headers.set('X-CSRF-Token', token);
    return request;
  },
};

/** The API of this very host, typed by `openapi.json`. */
export const client = createClient<paths>({
  baseUrl: '/api/v1',
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
});
client.use(introduceRequest);
