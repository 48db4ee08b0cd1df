import { once } from 'node:events';
import { createServer } from 'node:net';
import { claimPort } from './port.js';

describe('claimPort', () => {
  it('finds a free port for 0, free to be listened on', async () => {
    const port = await claimPort('127.0.0.1', 0);
    expect(port).toBeGreaterThan(0);
    expect(await claimPort('127.0.0.1', port)).toBe(port);
  });

  it('says which port is in use and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(claimPort('127.0.0.1', port)).rejects.toMatchObject({
      kind: 'port_busy',
      message: `Port ${port} on 127.0.0.1 is in use by another program. Stop that, or choose another port with PEIL_PORT.`,
    });
    other.close();
    await once(other, 'close');
  });

  it('says that an address is not of this machine', async () => {
    await expect(claimPort('192.0.2.1', 0)).rejects.toMatchObject({ kind: 'port_busy' });
    await expect(claimPort('192.0.2.1', 0)).rejects.toThrow('Check PEIL_HOST');
  });
});
