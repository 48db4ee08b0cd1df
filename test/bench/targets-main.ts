/** What the benchmark probes: one loopback server that answers at once, one that never does. */
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';

async function listen(server: Server): Promise<number> {
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
  await once(server, 'listening');
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

const good = await listen(createHttpServer((_, response) => response.end('ok')));
const hanging = await listen(createServer((socket) => socket.on('error', () => undefined)));
console.log(`ready ${good} ${hanging}`);
