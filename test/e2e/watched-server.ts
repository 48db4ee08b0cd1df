import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

/** A real server on loopback that goes away and comes back on the same port. */
export interface WatchedServer {
  readonly port: number;
  /** Connections it took so far. */
  hits(): number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function startWatchedHttp(): Promise<WatchedServer> {
  return watched(() => createHttpServer((_request, response) => response.end('Welkom bij Meerdijk')));
}

export async function startWatchedTcp(): Promise<WatchedServer> {
  return watched(() => createServer((socket) => socket.end('220 hier\r\n')));
}

async function watched(create: () => Server): Promise<WatchedServer> {
  let server = create();
  let port = 0;
  let hits = 0;
  const start = async (): Promise<void> => {
    server = create();
    server.on('connection', (socket) => {
      hits += 1;
      socket.on('error', () => undefined);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address !== null && typeof address === 'object') port = address.port;
  };
  await start();
  return {
    port,
    hits: () => hits,
    start,
    stop: async () => {
      if (!server.listening) return;
      if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
        server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
