import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Inbox } from './expectations.js';

export interface ReceivedMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

export interface RecordingSmtp {
  readonly url: string;
  /** Waits for a mail to exactly this address whose subject contains (or matches) `subject`, and claims it. */
  expectMail(
    wanted: { readonly to: string; readonly subject: string | RegExp },
    withinMs?: number,
  ): Promise<ReceivedMail>;
  readonly assertNoUnexpected: () => void;
  /** Answers every further message with this SMTP error, until called with undefined. */
  refuse(reply: { readonly code: number; readonly text: string } | undefined): void;
  readonly stop: () => Promise<void>;
}

/** A real SMTP server on loopback that keeps every message; one copy for each recipient. */
export async function startRecordingSmtp(): Promise<RecordingSmtp> {
  const inbox = new Inbox<ReceivedMail>((mail) => `mail to ${mail.to} "${mail.subject}"`);
  let refusal: { readonly code: number; readonly text: string } | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => void accept(stream, session, done),
  });
  async function accept(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: Answer,
  ): Promise<void> {
    const mail = await simpleParser(stream);
    if (refusal) return done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    for (const { address } of session.envelope.rcptTo) inbox.receive(received(address, mail));
    return done(null);
  }
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `smtp://127.0.0.1:${portOf(listener.address())}`,
    expectMail: ({ to, subject }, withinMs) =>
      inbox.claim(
        `a mail to ${to} about "${subject}"`,
        (mail) => mail.to === to && contains(mail.subject, subject),
        withinMs,
      ),
    assertNoUnexpected: () => inbox.assertNoUnexpected(),
    refuse: (reply) => {
      refusal = reply;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

type Answer = (error: Error | null) => void;

function received(to: string, mail: ParsedMail): ReceivedMail {
  const { from, subject = '', text = '', messageId = '' } = mail;
  return { to, from: from?.text ?? '', subject, text, messageId };
}

function contains(subject: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? subject.includes(wanted) : wanted.test(subject);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The SMTP server has no port.');
  return address.port;
}
