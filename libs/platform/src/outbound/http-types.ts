import type { IncomingHttpHeaders } from 'node:http';
import type { OutboundFailure, PhasesMs, Success } from './outbound-result.js';

export interface GuardedHttpRequest {
  /** http or https, without credentials. */
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For everything together: names, connections, TLS, redirects, the last byte of the body. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Default 16 KiB. */
  readonly headerLimitBytes?: number;
  /** Default 1 MiB, counted after decompression. */
  readonly bodyLimitBytes?: number;
  /** How much of the body is kept; default all of it. What is not kept is still counted. */
  readonly keepBytes?: number;
  /** Default 0: a redirect is the answer. */
  readonly maxRedirects?: number;
  /** Ask for and undo gzip, deflate and br. Default false. */
  readonly decompress?: boolean;
  /** Default true. */
  readonly verifyTls?: boolean;
  /** Certificates (PEM) to trust instead of the public ones. */
  readonly caPem?: string;
}

export interface HttpHead {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** What one hop answered. */
export interface HttpAnswer extends HttpHead {
  readonly body: Buffer;
  readonly bodyBytes: number;
  /** ISO instant; https only. */
  readonly certificateNotAfter: string | null;
}

export interface GuardedHttpResponse extends HttpAnswer {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly redirects: number;
}

/** `head` is what had arrived before it went wrong. */
export interface HttpFailure extends OutboundFailure {
  readonly head: HttpHead | null;
}

export type HttpOutcome<T> = Success<T> | HttpFailure;

export type GuardedHttpResult = HttpOutcome<GuardedHttpResponse> & { readonly phasesMs: PhasesMs };

/** The address when it is http or https, else null. */
export function httpUrl(text: string, base?: URL): URL | null {
  if (!URL.canParse(text, base?.href)) return null;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Where the answer sends us, or null when it is no redirect. */
export function redirectLocation({ status, headers }: HttpHead): string | null {
  return REDIRECTS.has(status) ? (headers.location ?? null) : null;
}
