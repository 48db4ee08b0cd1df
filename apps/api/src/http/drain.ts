import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Requests that run when a stop is asked get this long to finish. */
const DRAIN_MS = 10_000;

/**
 * Ends connections when the server stops: those without a request at once, also ones that never sent any (a browser
 * opens those ahead and Node would wait for them), the others after their answer, all of them after DRAIN_MS.
 */
export function drainOnClose(fastify: FastifyInstance, server: Server): void {
  const running = new Map<Socket, number>();
  let closing = false;
  const finish = (socket: Socket): void => {
    const left = (running.get(socket) ?? 1) - 1;
    if (running.has(socket)) running.set(socket, left);
    if (closing && left === 0) socket.end();
  };
  server.on('connection', (socket) => {
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    running.set(socket, (running.get(socket) ?? 0) + 1);
    response.once('close', () => finish(socket));
  });
  fastify.addHook('preClose', (done) => {
    closing = true;
    for (const [socket, requests] of running) if (requests === 0) socket.destroy();
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.once('close', () => clearTimeout(late));
    done();
  });
}
