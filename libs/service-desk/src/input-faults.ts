import { DomainError, type Fault } from '@peil/platform';

/** An input that names the field, a reason code (words for it live with the reader) and what to do. */
export function invalidInput(...faults: [Fault, ...Fault[]]): DomainError {
  const fields = faults.map((fault) => fault.field).join(', ');
  return new DomainError('validation_failed', `Wrong input: ${fields}.`, { faults });
}

export const UNKNOWN_SERVICE: Fault = {
  field: 'serviceId',
  reason: 'unknown_service',
  hint: 'choose a service that the organisation of the ticket uses, or leave it empty',
};

export const UNKNOWN_OUTAGE: Fault = {
  field: 'outageId',
  reason: 'unknown_outage',
  hint: 'choose an outage that touches the organisation of the ticket',
};

export const UNKNOWN_ORGANISATION: Fault = {
  field: 'organisationId',
  reason: 'unknown_organisation',
  hint: 'choose an existing organisation',
};

export const UNKNOWN_TEAM: Fault = {
  field: 'teamId',
  reason: 'unknown_team',
  hint: "choose a team of the ticket's organisation or of the shared organisation",
};

export const UNKNOWN_ASSIGNEE: Fault = {
  field: 'assigneeId',
  reason: 'unknown_assignee',
  hint: 'choose a person who works on tickets of this organisation',
};

/** Longest text of a description, a reply or a note. */
const MAX_BODY_LENGTH = 20_000;

/** The trimmed text; refuses an empty or overlong one. */
export function requireText(field: string, text: string, maxLength = MAX_BODY_LENGTH): string {
  const trimmed = text.trim();
  if (trimmed === '') throw invalidInput({ field, reason: 'required', hint: 'write at least one character' });
  if (trimmed.length <= maxLength) return trimmed;
  throw invalidInput({ field, reason: 'too_long', hint: `write at most ${maxLength} characters` });
}

export function notFound(what: 'ticket' | 'outage' | 'person'): DomainError {
  return new DomainError('not_found', `There is no such ${what}.`, {
    params: { what },
  });
}
