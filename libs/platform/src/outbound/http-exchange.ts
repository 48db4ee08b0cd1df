import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { readHttpBody } from './http-body.js';
import {
  redirectLocation,
  type GuardedHttpRequest,
  type HttpAnswer,
  type HttpHead,
  type HttpOutcome,
} from './http-types.js';
import { addPhase, openTcp, type OutboundContext } from './open-tcp.js';
import { openTls } from './open-tls.js';
import { failure, failureOf, success, type OutboundFailure, type OutboundResult } from './outbound-result.js';

/** One request and its answer on a connection of its own, which is gone when this resolves. */
export async function exchangeHttp(
  request: GuardedHttpRequest,
  url: URL,
  context: OutboundContext,
): Promise<HttpOutcome<HttpAnswer>> {
  const connection = await openConnection(request, url, context);
  if (!connection.ok) return { ...connection, head: null };
  const { socket, certificateNotAfter } = connection.value;
  const exchange = new HttpExchange(request, url, socket);
  const startedMs = performance.now();
  const outcome = await context.deadline.run<HttpOutcome<HttpBodyAndHead>>({
    start: (settle) => exchange.start(settle),
    stop: () => socket.destroy(),
  });
  socket.destroy();
  exchange.addPhasesTo(context, startedMs);
  if (!outcome.ok) return { head: exchange.head, ...outcome };
  return success({ ...outcome.value, certificateNotAfter });
}

type HttpBodyAndHead = Omit<HttpAnswer, 'certificateNotAfter'>;

interface Connection {
  readonly socket: Socket;
  readonly certificateNotAfter: string | null;
}

async function openConnection(
  request: GuardedHttpRequest,
  url: URL,
  context: OutboundContext,
): Promise<OutboundResult<Connection>> {
  const secure = url.protocol === 'https:';
  const target = { host: url.hostname, port: url.port === '' ? (secure ? 443 : 80) : Number(url.port) };
  if (!secure) {
    const tcp = await openTcp(target, context);
    return tcp.ok ? success({ socket: tcp.value, certificateNotAfter: null }) : tcp;
  }
  const trust = request.caPem === undefined ? {} : { caPem: request.caPem };
  const tls = await openTls({ ...target, ...trust }, context);
  if (!tls.ok) return tls;
  const { socket, certificateFault, certificateNotAfter } = tls.value;
  if (certificateFault === null || request.verifyTls === false)
    return success({ socket, certificateNotAfter });
  socket.destroy();
  return failure(certificateFault.reason, certificateFault.detail);
}

class HttpExchange {
  head: HttpHead | null = null;
  #headMs = 0;

  constructor(
    private readonly request: GuardedHttpRequest,
    private readonly url: URL,
    private readonly socket: Socket,
  ) {}

  start(settle: (outcome: HttpOutcome<HttpBodyAndHead>) => void): void {
    const fail = (reason: OutboundFailure) => settle({ ...reason, head: this.head });
    const sending = this.#send();
    if (!sending.ok) {
      fail(sending);
      return;
    }
    const sent = sending.value;
    sent.on('error', (error) => fail(failureOf(error, 'protocol')));
    sent.on('upgrade', (response) => settle(success(this.#answer(response, { kept: EMPTY, bytes: 0 }))));
    sent.on('response', (response) => {
      const answer = this.#answer(response, { kept: EMPTY, bytes: 0 });
      response.on('error', (error) => fail(failureOf(error, 'reset')));
      if ((this.request.maxRedirects ?? 0) > 0 && redirectLocation(answer) !== null) {
        settle(success(answer));
        return;
      }
      readHttpBody(response, this.request, (body) => {
        if (body.ok) settle(success(this.#answer(response, body.value)));
        else fail(body);
      });
    });
  }

  addPhasesTo({ phases }: OutboundContext, startedMs: number): void {
    addPhase(phases, 'processing', startedMs);
    if (this.head === null) return;
    phases.processing = (phases.processing ?? 0) - (performance.now() - this.#headMs);
    addPhase(phases, 'transfer', this.#headMs);
  }

  #answer(response: IncomingMessage, body: { kept: Buffer; bytes: number }): HttpBodyAndHead {
    if (this.head === null) this.#headMs = performance.now();
    this.head = { status: response.statusCode ?? 0, headers: response.headers };
    return { ...this.head, body: body.kept, bodyBytes: body.bytes };
  }

  /** Node throws for headers it will not send. */
  #send(): OutboundResult<ClientRequest> {
    const { method = 'GET', body, headerLimitBytes = DEFAULT_HEADER_LIMIT_BYTES } = this.request;
    try {
      const sent = httpRequest({
        createConnection: () => this.socket,
        method,
        path: this.url.pathname + this.url.search,
        headers: headersOf(this.request, this.url),
        setHost: false,
        maxHeaderSize: headerLimitBytes,
      });
      sent.end(body);
      return success(sent);
    } catch (error) {
      return failureOf(error, 'protocol');
    }
  }
}

const EMPTY = Buffer.alloc(0);
const DEFAULT_HEADER_LIMIT_BYTES = 16 * 1024;

function headersOf(request: GuardedHttpRequest, url: URL): Record<string, string> {
  const headers: Record<string, string> = {
    host: url.host,
    'user-agent': 'Peil',
    accept: '*/*',
    'accept-encoding': request.decompress === true ? 'gzip, deflate, br' : 'identity',
    connection: 'close',
  };
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  if (request.body !== undefined) headers['content-length'] = String(Buffer.byteLength(request.body));
  return headers;
}
