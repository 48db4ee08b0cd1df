import { enqueueMessage } from '@peil/alerting';
import type { Channel } from '@peil/channels';
import type { Scope } from '@peil/persistence';
import { silentLog, systemActor, systemClock } from '@peil/platform';
import { anOrganisation } from '@peil/test/builders/people.js';
import { eventually } from '@peil/test/harness/eventually.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { DeskWorker } from './desk-worker.js';

const all: Scope = { organisations: 'all', actor: systemActor('spec') };

describe('the desk worker', () => {
  let test: TestDatabase;
  let sent: string[];
  let answer: () => Promise<void>;
  let worker: DeskWorker;
  beforeEach(async () => {
    test = await createTestDatabase(systemClock);
    sent = [];
    answer = () => Promise.resolve();
    const channel: Channel = {
      kind: 'email',
      label: { nl: 'E-mail', en: 'E-mail' },
      send: async ({ recipient }) => {
        sent.push(recipient);
        await answer();
      },
      close: () => Promise.resolve(),
    };
    const channels = new Map([['email', channel]]);
    const { database, clock } = test;
    worker = new DeskWorker({ database, clock, log: silentLog, channels, baseUrl: 'https://peil.example' });
    await worker.start();
  });
  afterEach(async () => {
    await worker.stop();
    await test.drop();
  });

  const enqueue = (recipient: string) =>
    test.database.transaction(all, async (tx) => {
      const { id: organisationId } = await anOrganisation(tx);
      const message = { organisationId, recipient, channel: 'email', subject: 'Storing', body: 'Stuk.' };
      await enqueueMessage(tx, { ...message, idempotencyKey: recipient }, systemClock.now());
      await tx.notify({ kind: 'outage', organisationId, subject: 'x', at: systemClock.now() });
    });

  it('sends a message within a moment of its commit', async () => {
    const startedMs = performance.now();
    await enqueue('noor@example.org');
    await eventually(() => sent.length === 1);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  it('ends what it is sending before it stops, and begins nothing after', async () => {
    let finished = false;
    answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      finished = true;
    };
    await enqueue('noor@example.org');
    await eventually(() => sent.length === 1);
    await worker.stop();
    expect(finished).toBe(true);
    await enqueue('sam@example.org');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(sent).toEqual(['noor@example.org']);
  });
});
