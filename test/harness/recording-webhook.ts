import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Inbox } from './expectations.js';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface RecordingWebhook {
  readonly url: string;
  /** Waits for a request to this path whose body contains `body`, and claims it. */
  expectRequest(wanted: { readonly path: string; readonly body?: string }): Promise<ReceivedRequest>;
  readonly assertNoUnexpected: () => void;
  /** The status of every further answer. */
  answerWith(status: number): void;
  readonly stop: () => Promise<void>;
}

/** A real HTTP server on loopback that keeps every request. */
export async function startRecordingWebhook(): Promise<RecordingWebhook> {
  const inbox = new Inbox<ReceivedRequest>((request) => `${request.method} ${request.path} ${request.body}`);
  let status = 204;
  const server = createServer((request, response) => void receive(request, response));
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    inbox.receive({ method, path: url, headers, body: await readBody(request) });
    response.writeHead(status).end();
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    expectRequest: ({ path, body = '' }) =>
      inbox.claim(
        `a request to ${path} with "${body}"`,
        (seen) => seen.path === path && seen.body.includes(body),
      ),
    assertNoUnexpected: () => inbox.assertNoUnexpected(),
    answerWith: (next) => {
      status = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
