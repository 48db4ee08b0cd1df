import { Deadline } from './deadline.js';
import { exchangeHttp } from './http-exchange.js';
import { redirectedRequest } from './http-redirect.js';
import {
  httpUrl,
  type GuardedHttpRequest,
  type GuardedHttpResponse,
  type GuardedHttpResult,
  type HttpOutcome,
} from './http-types.js';
import type { OutboundContext } from './open-tcp.js';
import type { OutboundPolicy } from './outbound-policy.js';
import { failure, type PhasesMs } from './outbound-result.js';

/** One HTTP request that cannot be led astray, held up or flooded. Never throws for the network's faults. */
export async function guardedHttpRequest(
  request: GuardedHttpRequest,
  policy: OutboundPolicy,
): Promise<GuardedHttpResult> {
  const phases: PhasesMs = {};
  const deadline = new Deadline(request.timeoutMs, request.signal);
  try {
    const outcome = await followRedirects(request, { deadline, policy, phases });
    return { ...outcome, phasesMs: phases };
  } finally {
    deadline.close();
  }
}

async function followRedirects(
  first: GuardedHttpRequest,
  context: OutboundContext,
): Promise<HttpOutcome<GuardedHttpResponse>> {
  const allowed = first.maxRedirects ?? 0;
  let request = first;
  for (let redirects = 0; ; redirects += 1) {
    const url = httpUrl(request.url);
    if (url === null) return { ...failure('protocol', 'the address is not http or https'), head: null };
    const answer = await exchangeHttp(request, url, context);
    if (!answer.ok) return answer;
    const next = allowed > 0 ? redirectedRequest(request, url, answer.value) : null;
    if (next === null) return { ok: true, value: { ...answer.value, url: url.href, redirects } };
    if (!next.ok) return { ...next, head: answer.value };
    if (redirects === allowed) {
      return { ...failure('redirect', `more than ${allowed} redirects`), head: answer.value };
    }
    request = next.value;
  }
}
