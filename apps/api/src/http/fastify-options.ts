import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { ApiDeps } from '../api-deps.js';
import { problemOfStatus } from './problem-catalogue.js';
import { requestIdOf } from './request-context.js';
import { languageOfHeader } from './request-language.js';
import { securityHeadersOf } from './security-headers.js';
import { PROBLEM_TYPE, sendProblem } from './send-problem.js';
import { toProblem } from './to-problem.js';

const BODY_LIMIT_BYTES = 1_048_576;
/** A body that takes longer than this to arrive is dropped. */
const REQUEST_TIMEOUT_MS = 30_000;

/** How the HTTP server treats requests before any route sees them. */
export function fastifyOptions({ config }: Pick<ApiDeps, 'config'>): FastifyServerOptions {
  return {
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: config.trustProxy ? isNearest : false,
    forceCloseConnections: false,
    genReqId: requestIdOf,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const language = languageOfHeader(request.headers['accept-language']);
      reply.headers(securityHeadersOf(request.raw.url ?? '/', config.baseUrl));
      sendProblem(reply, toProblem(error, language, `urn:peil:request:${request.id}`), language);
    },
    clientErrorHandler: answerUnreadable,
  };
}

/** Only the proxy that connects to us is believed: the address it saw is the last in X-Forwarded-For. */
const isNearest = (_address: string, hop: number): boolean => hop === 0;

const STATUS_OF_CODE: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Bytes that are no HTTP request: one problem, then the connection ends. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_CODE[error.code ?? ''] ?? 400;
  const body = JSON.stringify(
    toProblem({ statusCode: status }, 'nl', `urn:peil:problem:${problemOfStatus(status)}`),
  );
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Bad Request'}`;
  const length = Buffer.byteLength(body);
  socket.end(
    `${head}\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`,
  );
}
