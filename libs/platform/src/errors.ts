/** Why a rule of Peil was broken. Closed: apps/api maps every code to a status, exhaustively. */
export const DOMAIN_ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'gone',
  'validation_failed',
  'conflict',
  'stale_version',
  'invalid_transition',
  'too_many_requests',
  'payload_too_large',
  'unsupported',
  'unavailable',
] as const;

export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

/** One wrong field of an input: where, what is wrong, how to mend it. */
export interface Fault {
  readonly field: string;
  readonly reason: string;
  readonly hint: string;
}

export interface DomainErrorDetail {
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  readonly faults?: readonly Fault[];
}

/** A broken rule that the caller can understand; bugs throw ordinary errors. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly faults: readonly Fault[];

  constructor(
    readonly code: DomainErrorCode,
    message: string,
    detail: DomainErrorDetail = {},
  ) {
    super(message);
    this.params = detail.params ?? {};
    this.faults = detail.faults ?? [];
  }
}
