import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

export interface Listening {
  /** Ends the connection; resolves when it is closed. */
  stop(): Promise<void>;
}

export interface ListenOptions {
  readonly url: string;
  readonly channel: string;
  readonly onMessage: (payload: string) => void;
  /** Called after every (re)connect: what was announced meanwhile was missed and must be read from the table. */
  readonly onConnected?: () => void;
  readonly onLost?: (error: Error) => void;
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;

/** The channel on which the trigger of table `event` announces each new id. */
export const EVENT_CHANNEL = 'peil_event';

/** Listens on a channel with a connection of its own and reconnects for as long as it is not stopped. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const stopping = new AbortController();
  const first = await open(options);
  const loop = keepOpen(first, options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

interface OpenConnection {
  readonly client: Client;
  readonly lost: Promise<Error>;
}

async function open(options: ListenOptions): Promise<OpenConnection> {
  const client = new Client({
    connectionString: options.url,
    application_name: 'peil listen',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  const lost = new Promise<Error>((resolve) => {
    client.on('error', resolve);
    client.on('end', () => resolve(new Error('the connection ended')));
  });
  client.on('notification', (message) => options.onMessage(message.payload ?? ''));
  try {
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(options.channel)}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  options.onConnected?.();
  return { client, lost };
}

async function keepOpen(first: OpenConnection, options: ListenOptions, stopped: AbortSignal): Promise<void> {
  const stop = new Promise<'stopped'>((resolve) =>
    stopped.addEventListener('abort', () => resolve('stopped')),
  );
  let current: OpenConnection | undefined = first;
  while (current) {
    const outcome: Error | 'stopped' = await Promise.race([stop, current.lost]);
    await current.client.end().catch(() => undefined);
    if (outcome === 'stopped') return;
    options.onLost?.(outcome);
    current = await reopen(options, stopped);
  }
}

async function reopen(options: ListenOptions, stopped: AbortSignal): Promise<OpenConnection | undefined> {
  for (let retryMs = FIRST_RETRY_MS; !stopped.aborted; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
    await pause(retryMs, undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return undefined;
    const opened = await open(options).catch(() => undefined);
    if (opened) return opened;
  }
  return undefined;
}
