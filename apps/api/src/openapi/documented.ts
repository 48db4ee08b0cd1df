import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { PROBLEMS, type ProblemCode } from '../http/problem-catalogue.js';

export interface RouteText {
  /** A verb in camelCase; the name of the operation in generated clients. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly status?: 200 | 201 | 202 | 204;
  /** What it answers with; absent for 204. */
  readonly answers?: z.ZodType;
  /** Problems beyond those that every route of its kind can have. */
  readonly problems?: readonly ProblemCode[];
  readonly ifMatch?: true;
}

/** What openapi.json tells of a route. Common headers and problems are added by `buildDocument`. */
export function Documented(text: RouteText): MethodDecorator {
  const status = text.status ?? 200;
  const answer = text.answers ? { standardSchema: text.answers } : {};
  const statuses = new Set((text.problems ?? []).map((code) => PROBLEMS[code].status));
  return applyDecorators(
    HttpCode(status),
    ApiOperation({
      operationId: text.id,
      summary: text.summary,
      ...(text.description === undefined ? {} : { description: text.description }),
    }),
    ApiResponse({ status, description: text.summary, ...answer }),
    ...[...statuses].map((problem) => ApiResponse({ status: problem, description: titleOf(problem) })),
    ...(text.ifMatch ? [ApiHeader(IF_MATCH)] : []),
  );
}

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The ETag of the ticket as it was read.',
  schema: { type: 'string' as const, example: '"3"' },
};

function titleOf(status: number): string {
  return Object.values(PROBLEMS).find((entry) => entry.status === status)?.title.en ?? 'Problem';
}
