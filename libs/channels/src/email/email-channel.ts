import { createHash } from 'node:crypto';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { ChannelError, type Channel, type ChannelMessage, type ChannelSettings } from '../channel.js';
import { isMailAddress } from './mail-address.js';
import { isPermanentSmtpFailure } from './smtp-failure.js';

const TIMEOUT_MS = 20_000;

/** Plain text mail over SMTP. One connection a message: few messages, and no stale connection to trip over. */
export function emailChannel(settings: ChannelSettings): Channel {
  const timeoutMs = settings.timeoutMs ?? TIMEOUT_MS;
  return {
    kind: 'email',
    label: { nl: 'E-mail', en: 'E-mail' },
    send: (message, signal) => send({ settings, timeoutMs }, message, signal),
    close: () => Promise.resolve(),
  };
}

interface Sending {
  readonly settings: ChannelSettings;
  readonly timeoutMs: number;
}

async function send(
  { settings, timeoutMs }: Sending,
  message: ChannelMessage,
  aborted?: AbortSignal,
): Promise<void> {
  if (!settings.smtpUrl) throw new ChannelError('no mail server is set: PEIL_SMTP_URL is empty', false);
  if (!isMailAddress(message.recipient)) throw new ChannelError('the recipient is no mail address', true);
  const tooLate = AbortSignal.timeout(timeoutMs);
  const signal = aborted ? AbortSignal.any([tooLate, aborted]) : tooLate;
  const transport = openTransport(settings.smtpUrl, timeoutMs);
  try {
    await transport.sendMail({ ...mailOf(message, settings.mailFrom), signal });
  } catch (error) {
    if (tooLate.aborted) throw new ChannelError(`no answer within ${timeoutMs} ms`, false, { cause: error });
    throw asChannelError(error);
  } finally {
    transport.close();
  }
}

function openTransport(smtpUrl: string, timeoutMs: number): Transporter {
  return createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    socketCloseTimeout: 0,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function mailOf(message: ChannelMessage, mailFrom: string): SendMailOptions {
  return {
    from: mailFrom,
    to: { name: '', address: message.recipient },
    subject: message.subject.replaceAll(/\s+/g, ' '),
    text: message.body,
    messageId: messageIdOf(message.idempotencyKey, mailFrom),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** The same key gives the same Message-ID, so that a mail sent twice is recognised as one. */
function messageIdOf(idempotencyKey: string, mailFrom: string): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(mailFrom)?.[1] ?? 'peil.invalid';
  return `<${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 40)}@${domain}>`;
}

function asChannelError(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ChannelError(reason, isPermanentSmtpFailure(error), { cause: error });
}
