import { createOutboundPolicy, Deadline } from '@peil/platform';
import { askNameServer } from './ask-name-server.js';

describe('asking a name server', () => {
  it('fails, and nothing more, when there is no way to it', async () => {
    const deadline = new Deadline(1_000, undefined);
    // the system refuses a broadcast as it refuses every address while the network is down
    const nowhere = { address: '255.255.255.255', family: 4, port: 53 } as const;
    const context = { deadline, policy: createOutboundPolicy(), phases: {} };
    const answer = await askNameServer({ name: 'a.example', type: 'A' }, nowhere, context);
    deadline.close();
    expect(answer).toMatchObject({
      ok: false,
      reason: 'unreachable',
      detail: expect.stringContaining('EACCES'),
    });
  });
});
