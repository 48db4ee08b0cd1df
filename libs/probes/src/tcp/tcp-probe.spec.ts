import { halfClosed, silent } from '@peil/test/lab/hostile-servers.js';
import { serveTcp } from '@peil/test/lab/raw-server.js';
import { tryProbe } from '@peil/test/lab/try-probe.js';

describe('the tcp probe', () => {
  it('is ok when the port accepts', async () => {
    await using server = await silent();
    const result = await tryProbe('tcp', `127.0.0.1:${server.port}`);
    expect(result).toMatchObject({ outcome: 'ok', reason: null, evidence: 'the port accepts connections' });
    expect(Object.keys(result.phasesMs)).toEqual(['resolve', 'connect']);
  });

  it('fails when the port refuses', async () => {
    const server = await silent();
    await server[Symbol.asyncDispose]();
    expect(await tryProbe('tcp', `127.0.0.1:${server.port}`)).toMatchObject({
      outcome: 'fail',
      reason: 'refused',
    });
  });

  it('sends text and waits for the answer, also when it comes in pieces', async () => {
    await using server = await serveTcp((socket) => {
      socket.on('data', (data) => {
        if (String(data) !== 'PING\r\n') return;
        socket.write('+PO');
        setTimeout(() => socket.write('NG\r\n'), 20);
      });
    });
    const settings = { send: 'PING\\r\\n', expect: '+PONG' };
    expect(await tryProbe('tcp', `127.0.0.1:${server.port}`, settings)).toMatchObject({
      outcome: 'ok',
      evidence: expect.stringContaining('+PONG'),
    });
  });

  it.each([
    ['closes', halfClosed, 'content'],
    ['says nothing', silent, 'timeout'],
    ['says something else', () => serveTcp((socket) => socket.end('220 other')), 'content'],
    ['talks without end', () => serveTcp((socket) => void socket.write('x'.repeat(100_000))), 'content'],
  ])('fails when the server %s instead of the expected text', async (_what, start, reason) => {
    await using server = await start();
    const result = await tryProbe('tcp', `127.0.0.1:${server.port}`, { expect: '220 mail' }, 400);
    expect(result).toMatchObject({ outcome: 'fail', reason });
  });

  it('leaves no connection behind', async () => {
    await using server = await silent();
    await tryProbe('tcp', `127.0.0.1:${server.port}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
    expect(server.open()).toBe(0);
  });
});
