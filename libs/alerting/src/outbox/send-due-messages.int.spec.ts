import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ChannelError, openChannels, type Channel, type Channels } from '@peil/channels';
import type { Scope } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import { anOrganisation } from '@peil/test/builders/people.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { startRecordingSmtp, type RecordingSmtp } from '@peil/test/harness/recording-smtp.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { enqueueMessage } from './enqueue-message.js';
import { sendDueMessages } from './send-due-messages.js';

const all: Scope = { organisations: 'all', actor: systemActor('spec') };

/** A channel that does what the spec says, and remembers to whom it sent. */
function scripted(
  act: (recipient: string) => Promise<void> = async () => undefined,
): Channels & { sent: string[] } {
  const sent: string[] = [];
  const channel: Channel = {
    kind: 'email',
    label: { nl: 'E-mail', en: 'E-mail' },
    send: async ({ recipient }) => {
      sent.push(recipient);
      await act(recipient);
    },
    close: () => Promise.resolve(),
  };
  return Object.assign(new Map([['email', channel]]), { sent });
}

describe('sending due messages', () => {
  let test: TestDatabase<ManualClock>;
  let organisationId: string;
  beforeEach(async () => {
    test = await createTestDatabase();
    organisationId = (await test.database.transaction(all, (tx) => anOrganisation(tx))).id;
  });
  afterEach(() => test.drop());

  const enqueue = (idempotencyKey: string, recipient = 'noor@example.org') =>
    test.database.transaction(all, (tx) =>
      enqueueMessage(
        tx,
        {
          organisationId,
          idempotencyKey,
          recipient,
          channel: 'email',
          subject: 'Storing',
          body: 'Het is stuk.',
        },
        test.clock.now(),
      ),
    );
  const send = (channels: Channels) => sendDueMessages(test.database, channels, test.clock);
  const rows = () =>
    test.database.transaction(all, (tx) =>
      tx.query<{ attempts: number; sent: boolean; failed: boolean; last_error: string | null }>(
        `select attempts, sent_at is not null as sent, failed_at is not null as failed, last_error from message
         order by recipient`,
      ),
    );

  it('sends each message once and marks it', async () => {
    await enqueue('one');
    const channels = scripted();
    expect([await send(channels), await send(channels)]).toEqual([1, 0]);
    expect(channels.sent).toEqual(['noor@example.org']);
    expect(await rows()).toEqual([{ attempts: 1, sent: true, failed: false, last_error: null }]);
  });

  it('writes a message with a known key only once', async () => {
    expect([await enqueue('one'), await enqueue('one')]).toEqual([true, false]);
    expect(await rows()).toHaveLength(1);
  });

  it('never doubles in calm with several senders at once', async () => {
    const recipients = Array.from(
      { length: 90 },
      (_, index) => `p${String(index).padStart(2, '0')}@example.org`,
    );
    for (const recipient of recipients) await enqueue(recipient, recipient);
    const channels = scripted(() => new Promise((resolve) => setTimeout(resolve, 5)));
    const drain = async (): Promise<void> => {
      while ((await send(channels)) > 0);
    };
    await Promise.all([drain(), drain(), drain()]);
    expect(channels.sent.toSorted()).toEqual(recipients);
  });

  it('tries again with growing pauses when a failure may pass', async () => {
    await enqueue('one');
    const channels = scripted(() => Promise.reject(new ChannelError('451 try again later', false)));
    const attemptsAt: string[] = [];
    test.clock.onStep(async (now) => void ((await send(channels)) > 0 && attemptsAt.push(now.toString())));
    await test.clock.fastForward('PT3M');
    expect(attemptsAt.map((instant) => instant.slice(14, 19))).toEqual([
      '00:10',
      '00:20',
      '00:40',
      '01:20',
      '02:40',
    ]);
    expect(await rows()).toMatchObject([{ sent: false, failed: false, last_error: '451 try again later' }]);
  });

  it('gives up after a permanent failure and says so in the audit trail', async () => {
    await enqueue('one');
    const channels = scripted(() => Promise.reject(new ChannelError('550 no such user', true)));
    await send(channels);
    await test.clock.fastForward('PT1H', 'PT1H');
    expect(await send(channels)).toBe(0);
    expect(await rows()).toEqual([
      { attempts: 1, sent: false, failed: true, last_error: '550 no such user' },
    ]);
    const audit = await test.database.transaction(all, (tx) =>
      tx.query(`select action, result, detail ->> 'reason' as reason from audit`),
    );
    expect(audit).toEqual([{ action: 'message.give_up', result: 'failed', reason: '550 no such user' }]);
  });

  it('gives up a message for a channel that does not exist', async () => {
    await enqueue('one');
    await send(new Map());
    expect(await rows()).toMatchObject([{ failed: true, last_error: 'there is no channel "email"' }]);
  });

  it('keeps a message leased while it is being sent, and marks it also when that took longer than the lease', async () => {
    await enqueue('one');
    const finished = new AbortController();
    const slow = scripted(async () => void (await once(finished.signal, 'abort')));
    const sending = send(slow);
    while (slow.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await send(scripted())).toBe(0);
    await test.clock.fastForward('PT2M', 'PT2M');
    finished.abort();
    await sending;
    expect(await rows()).toMatchObject([{ sent: true }]);
  });
});

describe('a sender that is killed with -9 between sending and marking', () => {
  let test: TestDatabase<ManualClock>;
  let smtp: RecordingSmtp;
  beforeEach(async () => {
    test = await createTestDatabase();
    smtp = await startRecordingSmtp();
  });
  afterEach(async () => {
    smtp.assertNoUnexpected();
    await smtp.stop();
    await test.drop();
  });

  it('leaves a lease; when that ends the message goes out again, recognisable as the same one', async () => {
    test.clock.set(new Date().toISOString());
    await test.database.transaction(all, async (tx) => {
      const { id: organisationId } = await anOrganisation(tx);
      const message = {
        organisationId,
        idempotencyKey: 'k',
        channel: 'email',
        recipient: 'noor@example.org',
      };
      await enqueueMessage(tx, { ...message, subject: 'Storing 1', body: 'Stuk.' }, test.clock.now());
    });
    const child = spawn(
      process.execPath,
      ['test/bin/run-ts.mjs', 'test/e2e/dying-sender.ts', test.url, smtp.url],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    const first = await smtp.expectMail({ to: 'noor@example.org', subject: 'Storing 1' });

    test.clock.set(new Date(Date.now() + 61_000).toISOString());
    const channels = openChannels({ smtpUrl: smtp.url, mailFrom: 'Peil <peil@example.org>' });
    expect(await sendDueMessages(test.database, channels, test.clock)).toBe(1);
    const second = await smtp.expectMail({ to: 'noor@example.org', subject: 'Storing 1' });
    expect(second.messageId).toBe(first.messageId);
    expect(await sendDueMessages(test.database, channels, test.clock)).toBe(0);
  });
});
