import type { DomainErrorCode, Text } from '@peil/platform';

/** Faults of HTTP itself, next to the closed codes of the domain. */
type HttpProblemCode =
  | 'malformed_request'
  | 'method_not_allowed'
  | 'precondition_required'
  | 'uri_too_long'
  | 'headers_too_large'
  | 'request_timeout'
  | 'internal_error';
export type ProblemCode = DomainErrorCode | HttpProblemCode;

interface Entry {
  readonly status: number;
  readonly title: Text;
}

/** Every problem the API answers with: its status and its title. */
export const PROBLEMS: Record<ProblemCode, Entry> = {
  unauthenticated: { status: 401, title: { en: 'Sign in first', nl: 'Log eerst in' } },
  forbidden: { status: 403, title: { en: 'You may not do this', nl: 'Dit mag u niet' } },
  not_found: { status: 404, title: { en: 'Not found', nl: 'Niet gevonden' } },
  gone: { status: 410, title: { en: 'No longer available', nl: 'Niet meer beschikbaar' } },
  validation_failed: { status: 400, title: { en: 'The input is not right', nl: 'De invoer klopt niet' } },
  conflict: { status: 409, title: { en: 'Conflicts with what is there', nl: 'Botst met wat er al is' } },
  stale_version: {
    status: 412,
    title: { en: 'Changed by someone else meanwhile', nl: 'Intussen door een ander gewijzigd' },
  },
  invalid_transition: {
    status: 409,
    title: { en: 'Not possible in this state', nl: 'Niet mogelijk in deze toestand' },
  },
  too_many_requests: { status: 429, title: { en: 'Too many attempts', nl: 'Te veel pogingen' } },
  payload_too_large: {
    status: 413,
    title: { en: 'The request is too large', nl: 'Het verzoek is te groot' },
  },
  unsupported: {
    status: 415,
    title: { en: 'This kind of content is not supported', nl: 'Dit soort inhoud wordt niet ondersteund' },
  },
  unavailable: { status: 503, title: { en: 'Not available right now', nl: 'Nu niet beschikbaar' } },
  malformed_request: {
    status: 400,
    title: { en: 'The request is malformed', nl: 'Het verzoek is ongeldig' },
  },
  method_not_allowed: {
    status: 405,
    title: { en: 'This method does not exist here', nl: 'Deze methode bestaat hier niet' },
  },
  precondition_required: {
    status: 428,
    title: { en: 'The header If-Match is needed', nl: 'De header If-Match is nodig' },
  },
  uri_too_long: { status: 414, title: { en: 'The address is too long', nl: 'Het adres is te lang' } },
  headers_too_large: {
    status: 431,
    title: { en: 'The headers are too large', nl: 'De headers zijn te groot' },
  },
  request_timeout: {
    status: 408,
    title: { en: 'The request came in too slowly', nl: 'Het verzoek kwam te langzaam binnen' },
  },
  internal_error: { status: 500, title: { en: 'Something went wrong here', nl: 'Hier ging iets mis' } },
};

const BY_STATUS = new Map<number, ProblemCode>([
  [400, 'malformed_request'],
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [405, 'method_not_allowed'],
  [408, 'request_timeout'],
  [409, 'conflict'],
  [410, 'gone'],
  [412, 'stale_version'],
  [413, 'payload_too_large'],
  [414, 'uri_too_long'],
  [415, 'unsupported'],
  [428, 'precondition_required'],
  [429, 'too_many_requests'],
  [431, 'headers_too_large'],
  [503, 'unavailable'],
]);

/** The problem that stands for a bare HTTP status of a library. */
export function problemOfStatus(status: number): ProblemCode {
  return BY_STATUS.get(status) ?? (status < 500 ? 'malformed_request' : 'internal_error');
}
