/** A message as a channel takes it. */
export interface ChannelMessage {
  /** Same key, same message: a provider or a reader can recognise a duplicate by it. */
  readonly idempotencyKey: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** A way to reach a person. */
export interface Channel {
  readonly kind: string;
  /** Words for the channel in both languages. */
  readonly label: { readonly nl: string; readonly en: string };
  /**
   * Resolves when the provider has taken the message; rejects with a ChannelError otherwise, also when the signal
   * aborts. Ends by itself: a provider that hangs is given up after the channel's own deadline.
   */
  send(message: ChannelMessage, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A message that was not delivered. `permanent`: trying again cannot help. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';

  constructor(
    message: string,
    readonly permanent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What channels need to know of the installation. */
export interface ChannelSettings {
  /** Absent: there is no mail server, and every mail fails with that reason until there is. */
  readonly smtpUrl?: string | undefined;
  readonly mailFrom: string;
  /** Longest time one message may take, in milliseconds. */
  readonly timeoutMs?: number;
}
