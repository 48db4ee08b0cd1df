import { Catch, Inject, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@peil/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_DEPS, type ApiDeps } from '../api-deps.js';
import { languageOfHeader } from './request-language.js';
import { sendProblem } from './send-problem.js';
import { toProblem } from './to-problem.js';

/** The one place where an error becomes an answer. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(API_DEPS) private readonly deps: Pick<ApiDeps, 'log'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const language = languageOfHeader(request.headers['accept-language']);
    const problem = toProblem(error, language, `urn:peil:request:${request.id}`);
    if (problem.status >= 500) this.deps.log.error({ err: error, requestId: request.id }, 'request failed');
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer realm="peil"');
    const retryAfter = error instanceof DomainError ? error.params['retryAfterSeconds'] : undefined;
    if (typeof retryAfter === 'number') reply.header('Retry-After', String(retryAfter));
    sendProblem(reply, problem, language);
  }
}
