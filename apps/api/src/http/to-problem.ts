import { HttpException } from '@nestjs/common';
import type { Problem } from '@peil/contracts';
import { sqlStateOf } from '@peil/persistence';
import { DomainError, type Fault, type Language } from '@peil/platform';
import { inDutch } from './dutch-details.js';
import { wordFault } from './fault-words.js';
import { problemOfStatus, PROBLEMS, type ProblemCode } from './problem-catalogue.js';

/** SQLSTATEs that an odd input can still provoke behind every check, and what they mean to the caller. */
const SQL_PROBLEMS: Record<string, ProblemCode> = {
  '22P02': 'validation_failed',
  '22P05': 'validation_failed',
  '22021': 'validation_failed',
  '22003': 'validation_failed',
  '22007': 'validation_failed',
  '22008': 'validation_failed',
  '23503': 'conflict',
  '23505': 'conflict',
  '42501': 'forbidden',
  '53300': 'unavailable',
  '57P01': 'unavailable',
  '57P03': 'unavailable',
  '08006': 'unavailable',
  '08001': 'unavailable',
};
const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

interface Explained {
  readonly code: ProblemCode;
  /** In English; undefined when there is nothing the caller should read. */
  readonly detail?: string;
  readonly faults?: readonly Fault[];
}

/** Any error as RFC 9457 problem details. What is no expected failure becomes a 500 that says nothing of the inside. */
export function toProblem(error: unknown, language: Language, instance: string): Problem {
  const { code, detail, faults } = explain(error);
  const { status, title } = PROBLEMS[code];
  const said = detail === undefined || language === 'en' ? detail : inDutch(detail);
  return {
    type: `urn:peil:problem:${code}`,
    title: title[language],
    status,
    ...(said === undefined ? {} : { detail: said }),
    instance,
    code,
    ...(faults && faults.length > 0 ? { faults: faults.map((fault) => wordFault(fault, language)) } : {}),
  };
}

function explain(error: unknown): Explained {
  if (error instanceof DomainError) {
    return { code: error.code, detail: error.message, faults: error.faults };
  }
  if (error instanceof HttpException) return ofHttpException(error);
  const status = statusOf(error);
  if (status !== undefined) return { code: problemOfStatus(status), ...detailOf(error) };
  const sqlState = sqlStateOf(error);
  if (sqlState !== undefined) return { code: SQL_PROBLEMS[sqlState] ?? 'internal_error' };
  if (isConnectionError(error)) return { code: 'unavailable' };
  return { code: 'internal_error' };
}

/** Only what we wrote ourselves is told: Nest's own sentences name routes and classes. */
function ofHttpException(error: HttpException): Explained {
  const code = problemOfStatus(error.getStatus());
  return code === 'precondition_required' ? { code, detail: error.message } : { code };
}

/** The status a library of the HTTP layer gave its error; only faults of the caller count. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}

function detailOf(error: unknown): { detail?: string } {
  return error instanceof Error ? { detail: error.message.slice(0, 300) } : {};
}

function isConnectionError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CONNECTION_ERRORS.has(String(error.code));
}
