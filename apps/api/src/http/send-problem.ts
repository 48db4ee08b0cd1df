import type { Problem } from '@peil/contracts';
import type { Language } from '@peil/platform';
import type { FastifyReply } from 'fastify';

export const PROBLEM_TYPE = 'application/problem+json';

/** Sends problem details as text, so that no serializer of the route gets hold of them. */
export function sendProblem(reply: FastifyReply, problem: Problem, language: Language): void {
  reply.code(problem.status);
  reply.header('Content-Type', PROBLEM_TYPE).header('Content-Language', language);
  void reply.send(JSON.stringify(problem));
}
