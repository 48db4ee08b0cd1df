import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** A listener that can leave its port and come back to it. */
export interface LabPort {
  readonly port: number;
  /** Stops listening and breaks every connection: callers are refused. */
  leave(): Promise<void>;
  /** Listens on the same port again. */
  comeBack(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const TRIES = 50;
const RETRY_MS = 100;

/** Listens on loopback; port 0 takes any free one. Rejects when the port is taken. */
export async function openLabPort(server: Server, wantedPort: number): Promise<LabPort> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(server, wantedPort);
  return {
    port,
    leave: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    comeBack: async () => {
      if (!server.listening) await listenAgain(server, port, TRIES);
    },
  };
}

async function listen(server: Server, wantedPort: number): Promise<number> {
  server.listen(wantedPort, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : wantedPort;
}

/** An outgoing connection of this machine may hold the port for a moment. */
async function listenAgain(server: Server, port: number, tries: number): Promise<void> {
  try {
    await listen(server, port);
  } catch (error) {
    if (tries <= 1) throw error;
    await new Promise((resolve) => {
      setTimeout(resolve, RETRY_MS);
    });
    await listenAgain(server, port, tries - 1);
  }
}
