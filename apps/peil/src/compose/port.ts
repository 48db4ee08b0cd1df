import { once } from 'node:events';
import { createServer } from 'node:net';
import { errorCodeOf, StartupError } from '@peil/platform';

/** Proves that the address can be listened on, before anything slow starts. Port 0 becomes a free port. */
export async function claimPort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : port;
  } catch (error) {
    throw portError(error, host, port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

/** The sentence for a failed listen; other errors come back as they are. */
export function portError(error: unknown, host: string, port: number): unknown {
  const code = errorCodeOf(error);
  if (code === 'EADDRINUSE')
    return new StartupError('port_busy', {
      en: `Port ${port} on ${host} is in use by another program. Stop that, or choose another port with PEIL_PORT.`,
      nl: `Poort ${port} op ${host} is in gebruik door een ander programma. Stop dat, of kies een andere poort met PEIL_PORT.`,
    });
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartupError('port_busy', {
      en: `Peil cannot listen on ${host}:${port} (${code}). Check PEIL_HOST, or choose a PEIL_PORT above 1023.`,
      nl: `Peil kan niet luisteren op ${host}:${port} (${code}). Controleer PEIL_HOST, of kies een PEIL_PORT boven 1023.`,
    });
  return error;
}
