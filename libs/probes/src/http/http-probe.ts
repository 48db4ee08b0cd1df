import { guardedHttpRequest, type GuardedHttpRequest, type GuardedHttpResponse } from '@peil/platform';
import type {
  Probe,
  ProbeContext,
  ProbeFacts,
  ProbeRequest,
  ProbeResult,
  TargetJudgement,
} from '../probe.js';
import { failedResult, outboundFailedResult, timelyResult, type Measured } from '../probe-result.js';
import { httpSettings, type HttpSettings } from './http-settings.js';
import { isExpectedStatus } from './status-range.js';

/** Status, content and speed of one address. */
export const httpProbe: Probe<HttpSettings> = {
  kind: 'http',
  labels: { nl: 'Webadres (HTTP)', en: 'Web address (HTTP)' },
  targetExample: 'https://www.example.nl/',
  settings: httpSettings,
  reasons: [
    'timeout',
    'refused',
    'reset',
    'unreachable',
    'dns',
    'tls_handshake',
    'tls_expired',
    'tls_untrusted',
    'tls_hostname',
    'status',
    'content',
    'body_too_large',
    'header_too_large',
    'redirect',
    'protocol',
    'slow',
    'invalid_target',
    'denied_target',
    'local_fault',
    'aborted',
  ],
  judgeTarget,
  run: runHttp,
};

function judgeTarget(target: string): TargetJudgement {
  if (!URL.canParse(target) || !/^https?:\/\//i.test(target)) {
    return {
      ok: false,
      fault: {
        nl: 'schrijf een volledig webadres dat begint met http:// of https://',
        en: 'write a full address that begins with http:// or https://',
      },
    };
  }
  const { username, password } = new URL(target);
  if (username === '' && password === '') return { ok: true };
  return {
    ok: false,
    fault: {
      nl: 'zet geen naam of wachtwoord in het adres; gebruik de kopregel Authorization',
      en: 'put no name or password in the address; use the Authorization header',
    },
  };
}

async function runHttp(
  request: ProbeRequest<HttpSettings>,
  { signal, policy }: ProbeContext,
): Promise<ProbeResult> {
  const judged = judgeTarget(request.target);
  if (!judged.ok) return failedResult('invalid_target', judged.fault.en, { durationMs: 0, phasesMs: {} });
  const startedMs = performance.now();
  const result = await guardedHttpRequest(guardedRequestOf(request, signal), policy);
  const measured: Measured = { durationMs: performance.now() - startedMs, phasesMs: result.phasesMs };
  if (result.ok) {
    return judgeResponse(result.value, request.settings, { ...measured, facts: factsOf(result.value) });
  }
  const status = result.head?.status;
  return outboundFailedResult(result, status === undefined ? measured : { ...measured, facts: { status } });
}

function guardedRequestOf(
  { target, settings, timeoutMs }: ProbeRequest<HttpSettings>,
  signal: AbortSignal,
): GuardedHttpRequest {
  const searched = settings.contains.length + settings.absent.length > 0;
  return {
    url: target,
    method: settings.method,
    headers: settings.headers,
    timeoutMs,
    signal,
    bodyLimitBytes: settings.bodyLimitBytes,
    keepBytes: searched ? settings.bodyLimitBytes : EXCERPT_BYTES,
    maxRedirects: settings.followRedirects,
    decompress: settings.decompress,
    verifyTls: settings.verifyTls,
    ...(settings.body === undefined ? {} : { body: settings.body }),
    ...(settings.caPem === undefined ? {} : { caPem: settings.caPem }),
  };
}

const EXCERPT_BYTES = 1_024;

function factsOf({ status, bodyBytes, redirects, certificateNotAfter }: GuardedHttpResponse): ProbeFacts {
  return {
    status,
    bodyBytes,
    redirects,
    ...(certificateNotAfter === null ? {} : { certificateNotAfter }),
  };
}

function judgeResponse(
  response: GuardedHttpResponse,
  settings: HttpSettings,
  measured: Measured,
): ProbeResult {
  const { status, bodyBytes } = response;
  if (!isExpectedStatus(status, settings.expectedStatus)) {
    const wanted = settings.expectedStatus.join(', ');
    return failedResult('status', `status ${status}, expected ${wanted}\n${excerptOf(response)}`, measured);
  }
  const fault = contentFault(response, settings);
  if (fault !== null) return failedResult('content', `${fault}\n${excerptOf(response)}`, measured);
  return timelyResult(`status ${status}, ${bodyBytes} bytes`, measured, settings);
}

function contentFault({ body }: GuardedHttpResponse, { contains, absent }: HttpSettings): string | null {
  if (contains.length + absent.length === 0) return null;
  const text = body.toString('utf8');
  const missing = contains.find((wanted) => !text.includes(wanted));
  if (missing !== undefined) return `the answer does not contain "${missing}"`;
  const unwanted = absent.find((forbidden) => text.includes(forbidden));
  return unwanted === undefined ? null : `the answer contains "${unwanted}"`;
}

const excerptOf = ({ body }: GuardedHttpResponse) => body.subarray(0, EXCERPT_BYTES).toString('utf8');
