import { createServer, type SecureContextOptions } from 'node:tls';
import { listening, type RawServer } from './raw-server.js';

/** A TLS server that shows this certificate, accepts everyone and says nothing. */
export async function serveTls(options: SecureContextOptions): Promise<RawServer> {
  return listening(
    createServer(options, (socket) => {
      socket.on('error', () => socket.destroy());
      socket.resume();
    }),
  );
}
