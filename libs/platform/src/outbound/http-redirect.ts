import { httpUrl, redirectLocation, type GuardedHttpRequest, type HttpHead } from './http-types.js';
import { failure, success, type OutboundResult } from './outbound-result.js';

/** Everything else may carry a secret and stays with its origin. */
const HEADERS_FOR_OTHER_ORIGINS = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);

/**
 * The request a redirect asks for, or null when the answer is no redirect. 303, and 301 and 302 for POST,
 * become GET without a body (RFC 9110, section 15.4).
 */
export function redirectedRequest(
  request: GuardedHttpRequest,
  from: URL,
  head: HttpHead,
): OutboundResult<GuardedHttpRequest> | null {
  const location = redirectLocation(head);
  if (location === null) return null;
  const url = httpUrl(location, from);
  if (url === null) {
    return failure('redirect', `redirect to an address that is not http or https: ${location.slice(0, 200)}`);
  }
  const method = request.method ?? 'GET';
  const becomesGet = head.status === 303 ? method !== 'HEAD' : head.status < 303 && method === 'POST';
  const { body, ...rest } = request;
  return success({
    ...rest,
    url: url.href,
    method: becomesGet ? 'GET' : method,
    headers: url.origin === from.origin ? (request.headers ?? {}) : harmlessHeaders(request.headers ?? {}),
    ...(body === undefined || becomesGet ? {} : { body }),
  });
}

function harmlessHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => HEADERS_FOR_OTHER_ORIGINS.has(name.toLowerCase()));
  return Object.fromEntries(kept);
}
