import type { Problem } from './types.js';

export interface Fault {
  field: string;
  reason: string;
  hint?: string | undefined;
}

/** A refusal of the API (RFC 9457), or `status` 0 when it could not be reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: readonly Fault[];

  constructor(problem: Pick<Problem, 'status' | 'code' | 'title'> & Partial<Problem>) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.faults = problem.faults ?? [];
  }
}

export const isStatus = (error: unknown, status: number): boolean =>
  error instanceof ApiProblem && error.status === status;

/** Reasons by field; what belongs to no field stands under `''`. */
export function faultsByField(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    error.faults.map((fault) => [fault.field, [fault.reason, fault.hint].filter(Boolean).join('. ')]),
  );
}
