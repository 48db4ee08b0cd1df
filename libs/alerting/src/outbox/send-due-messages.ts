import type { Channels } from '@peil/channels';
import { ChannelError } from '@peil/channels';
import type { Database, Scope } from '@peil/persistence';
import { jobActor, type Clock } from '@peil/platform';
import { leaseMessages, type LeasedMessage } from './lease-messages.js';
import { markFailed, markSent, type SendFailure } from './settle-message.js';

/** Messages of one round; they go out side by side. */
const ROUND_SIZE = 20;

const SCOPE: Scope = { organisations: 'all', actor: jobActor('send-messages', 'sender') };

/**
 * Sends one round of due messages and answers how many it took. A message is sent outside every transaction: a
 * process that dies between sending and marking leaves an expired lease, and the message goes out again.
 */
export async function sendDueMessages(
  database: Database,
  channels: Channels,
  clock: Clock,
  signal?: AbortSignal,
): Promise<number> {
  const leased = await database.transaction(SCOPE, (tx) => leaseMessages(tx, clock.now(), ROUND_SIZE));
  await Promise.all(leased.map((message) => sendOne({ database, channels, clock, signal }, message)));
  return leased.length;
}

interface Sender {
  readonly database: Database;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

async function sendOne(sender: Sender, message: LeasedMessage): Promise<void> {
  const failure = await tryToSend(sender, message);
  await sender.database.transaction(SCOPE, (tx) =>
    failure
      ? markFailed(tx, { message, failure }, sender.clock.now())
      : markSent(tx, message, sender.clock.now()),
  );
}

async function tryToSend(sender: Sender, message: LeasedMessage): Promise<SendFailure | null> {
  const channel = sender.channels.get(message.channel);
  if (!channel) return { reason: `there is no channel "${message.channel}"`, permanent: true };
  const { recipient, subject, body } = message;
  try {
    await channel.send({ idempotencyKey: message.idempotency_key, recipient, subject, body }, sender.signal);
    return null;
  } catch (error) {
    if (error instanceof ChannelError) return { reason: error.message, permanent: error.permanent };
    return { reason: error instanceof Error ? error.message : String(error), permanent: false };
  }
}
