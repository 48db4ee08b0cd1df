/** Every way an outbound connection can end badly. Closed. */
export type OutboundFailureReason =
  | 'timeout'
  | 'aborted'
  | 'denied_target'
  | 'dns'
  | 'refused'
  | 'reset'
  | 'unreachable'
  | 'tls_handshake'
  | 'tls_expired'
  | 'tls_untrusted'
  | 'tls_hostname'
  | 'header_too_large'
  | 'body_too_large'
  | 'redirect'
  | 'protocol'
  | 'local_fault';

/** Milliseconds spent per phase; a phase that was not reached is absent, one that was cut short counts. */
export interface PhasesMs {
  resolve?: number;
  connect?: number;
  tls?: number;
  processing?: number;
  transfer?: number;
}

export interface OutboundFailure {
  readonly ok: false;
  readonly reason: OutboundFailureReason;
  /** One English sentence for evidence; never holds a secret. */
  readonly detail: string;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export type OutboundResult<T> = Success<T> | OutboundFailure;

export const failure = (reason: OutboundFailureReason, detail: string): OutboundFailure => ({
  ok: false,
  reason,
  detail,
});

export const success = <T>(value: T): Success<T> => ({ ok: true, value });

const REASON_OF_CODE: Readonly<Record<string, OutboundFailureReason>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  EMFILE: 'local_fault',
  ENFILE: 'local_fault',
  ENOBUFS: 'local_fault',
  ENOMEM: 'local_fault',
  EADDRNOTAVAIL: 'local_fault',
  EADDRINUSE: 'local_fault',
  HPE_HEADER_OVERFLOW: 'header_too_large',
};

/** Names a system, parser or TLS error; what is not known is the given fallback. */
export function failureOf(error: unknown, fallback: OutboundFailureReason): OutboundFailure {
  const code = errorCode(error);
  const message = isObject(error) && 'message' in error ? String(error.message) : String(error);
  const reason = REASON_OF_CODE[code] ?? fallback;
  return failure(reason, code === '' || message.includes(code) ? message : `${message} (${code})`);
}

/** The `code` Node gives its errors, or an empty text. */
export function errorCode(error: unknown): string {
  return isObject(error) && 'code' in error ? String(error.code) : '';
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
