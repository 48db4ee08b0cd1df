import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serveHttp, serveTcp, type RawServer } from './raw-server.js';

const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** Writes as fast as the reader reads, for ever. */
export const endlessBody = (): Promise<RawServer> =>
  serveHttp((_request, response) => {
    const more = () => {
      while (response.write(CHUNK));
    };
    response.on('drain', more);
    more();
  });

/** One byte of the body every 20 ms. */
export const slowDrip = (): Promise<RawServer> =>
  serveTcp((socket) => {
    socket.write(`${OK}content-length: 100000\r\n\r\n`);
    every(socket, 20, 'x');
  });

/** One byte of a header every 20 ms: the head never ends. */
export const slowHead = (): Promise<RawServer> =>
  serveTcp((socket) => {
    socket.write(`${OK}x-slow: `);
    every(socket, 20, 'x');
  });

/** 64 MiB of zeros in about 64 KiB. */
export const gzipBomb = (): Promise<RawServer> => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  return serveHttp((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(bomb);
  });
};

export const hugeHeader = (): Promise<RawServer> =>
  serveTcp((socket) => {
    socket.write(`${OK}x-huge: ${'h'.repeat(1024 * 1024)}\r\n\r\n`);
  });

/** Headers without end, each of them small. */
export const endlessHeaders = (): Promise<RawServer> =>
  serveTcp((socket) => {
    socket.write(OK);
    every(socket, 1, 'x-more: 1\r\n'.repeat(500));
  });

/** Accepts and never says anything: as HTTP it never answers, as TLS the handshake never finishes. */
export const silent = (): Promise<RawServer> => serveTcp((socket) => socket.resume());

/** Answers a TLS hello with the first bytes of a record that never ends. */
export const unfinishedHandshake = (): Promise<RawServer> =>
  serveTcp((socket) => {
    socket.on('data', () => socket.write(Buffer.from([0x16, 0x03, 0x03, 0x40, 0x00, 0x02])));
  });

/** Closes its own side at once and keeps listening to the other. */
export const halfClosed = (): Promise<RawServer> =>
  serveTcp((socket) => {
    socket.end();
    socket.resume();
  });

/** Ends the connection with a reset in the middle of the body. */
export const resetMidBody = (): Promise<RawServer> =>
  serveTcp((socket) => {
    socket.once('data', () => {
      socket.write(`${OK}content-length: 1000\r\n\r\nhalf`, () =>
        setTimeout(() => socket.resetAndDestroy(), 20),
      );
    });
  });

/** Closes properly in the middle of the body. */
export const shortBody = (): Promise<RawServer> =>
  serveTcp((socket) => {
    socket.once('data', () => socket.end(`${OK}content-length: 1000\r\n\r\nhalf`));
  });

export const notHttp = (): Promise<RawServer> => serveTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));

/** Sends everyone on to an address; without one, to itself. */
export const redirecting = (location?: string): Promise<RawServer> =>
  serveHttp((request, response) => {
    response.writeHead(302, { location: location ?? `${request.url}x` });
    response.end();
  });

function every(socket: Socket, periodMs: number, text: string): void {
  const timer = setInterval(() => socket.write(text), periodMs);
  socket.on('close', () => clearInterval(timer));
}
