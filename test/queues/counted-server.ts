import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

interface Hit {
  readonly path: string;
  readonly atMs: number;
}

export interface CountedServer {
  readonly url: string;
  readonly hits: Hit[];
  /** What the next requests get: a status, or silence. */
  answer: number | 'silence';
  close(): Promise<void>;
}

/** A loopback HTTP server that remembers every request. */
export async function startCountedServer(): Promise<CountedServer> {
  const hits: Hit[] = [];
  const server = createServer((request, response) => {
    hits.push({ path: request.url ?? '', atMs: Date.now() });
    respond(response, counted.answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  const counted: CountedServer = {
    url: `http://127.0.0.1:${address.port}`,
    hits,
    answer: 200,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return counted;
}

function respond(response: ServerResponse, answer: CountedServer['answer']): void {
  if (answer === 'silence') return;
  response.writeHead(answer, { connection: 'close' });
  response.end('ok');
}
