import { createOutboundPolicy } from '@peil/platform';
import { prepareProbe, type ProbeResult } from '@peil/probes';
import { createServer } from 'node:net';
import type { LabServer } from './lab-server.js';
import { startLab, type Lab } from './start-lab.js';

const policy = createOutboundPolicy({ labMode: true });

async function check({ kind, target, settings }: LabServer): Promise<ProbeResult> {
  const prepared = prepareProbe(kind, target, settings);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  return prepared.probe.run(700, { policy, signal: new AbortController().signal });
}

async function outcomes(lab: Lab): Promise<Record<string, string>> {
  const results = await Promise.all(
    lab.servers.map(async (server) => [server.name, (await check(server)).outcome] as const),
  );
  return Object.fromEntries(results);
}

describe('the lab', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ seed: 1 });
  });
  afterAll(() => lab.close());

  const everyServerIs = (outcome: string) =>
    Object.fromEntries(lab.servers.map(({ name }) => [name, outcome]));

  it('starts every server as it says it does', async () => {
    const said = Object.fromEntries(lab.servers.map(({ name, starts }) => [name, starts]));
    expect(await outcomes(lab)).toEqual(said);
    expect(new Set(Object.values(said))).toEqual(new Set(['ok', 'degraded', 'fail']));
  });

  it('can mend and break every server, again and again', async () => {
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(lab.servers.map((server) => server.heal()));
      expect(await outcomes(lab)).toEqual(everyServerIs('ok'));
      await Promise.all(lab.servers.map((server) => server.fail()));
      expect(await outcomes(lab)).toEqual(everyServerIs('fail'));
    }
  });

  it('has servers for the kinds of check that need one', () => {
    expect(new Set(lab.servers.map(({ kind }) => kind))).toEqual(new Set(['http', 'tls', 'dns', 'tcp']));
  });
});

describe('a lab on fixed ports', () => {
  it('rejects when a port is taken and leaves nothing open', async () => {
    const first = await startLab({ seed: 1 });
    const last = Number(/:(\d+)\/$/.exec(first.servers[2]?.target ?? '')?.[1]);
    await expect(startLab({ seed: 1, portBase: last })).rejects.toThrow(/EADDRINUSE/);
    await first.close();
    const again = createServer();
    await new Promise<void>((resolve, reject) => {
      again.once('error', reject).listen(last, '127.0.0.1', resolve);
    });
    again.close();
  });
});
