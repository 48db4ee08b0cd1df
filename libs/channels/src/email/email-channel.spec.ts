import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { ChannelError, type Channel } from '../channel.js';
import { emailChannel } from './email-channel.js';

const MAIL_FROM = 'Peil <peil@example.org>';
const message = {
  idempotencyKey: 'outage-1:opened:noor@example.org:email',
  recipient: 'noor@example.org',
  subject: 'Storing: reïntegratie € 5',
  body: 'Sinds 08:27 is de één of andere koppeling stuk.\n',
};

const channelTo = (smtpUrl: string, timeoutMs = 400): Channel =>
  emailChannel({ smtpUrl, mailFrom: MAIL_FROM, timeoutMs });

async function failure(smtpUrl: string): Promise<ChannelError> {
  const error: unknown = await channelTo(smtpUrl)
    .send(message)
    .catch((reason: unknown) => reason);
  if (error instanceof ChannelError) return error;
  throw new Error(`expected a ChannelError, got ${String(error)}`);
}

/** Talks SMTP by hand: what it answers to each command, undefined for silence. */
type Script = (command: string, socket: Socket) => string | undefined;

describe('the e-mail channel', () => {
  const servers: Server[] = [];
  const open = new Set<Socket>();
  afterEach(async () => {
    for (const socket of open) socket.destroy();
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  });

  async function listen(onConnection: (socket: Socket) => void): Promise<string> {
    const server = createServer((socket) => {
      open.add(socket.on('error', () => undefined).on('close', () => open.delete(socket)));
      onConnection(socket.resume());
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `smtp://127.0.0.1:${portOf(server.address())}`;
  }
  const scripted = (script: Script): Promise<string> =>
    listen((socket) => {
      socket.write('220 hostile\r\n');
      socket.on('data', (data) => {
        const answer = script(
          data
            .toString()
            .split(/[ \r\n:]/, 1)[0]
            ?.toUpperCase() ?? '',
          socket,
        );
        if (answer !== undefined) socket.write(`${answer}\r\n`);
      });
    });
  it('delivers plain text in UTF-8 with the sender, the subject and a Message-ID made from the key', async () => {
    const mails: ParsedMail[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        void keep(stream, mails).finally(() => done());
      },
    });
    const listener = server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const channel = channelTo(`smtp://127.0.0.1:${portOf(listener.address())}`, 5_000);
    await channel.send(message);
    await channel.send(message);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    const [first, second] = mails;
    expect(first).toMatchObject({ subject: message.subject, text: message.body });
    expect(first?.from?.text).toBe('"Peil" <peil@example.org>');
    expect(first?.headers.get('content-type')).toMatchObject({
      value: 'text/plain',
      params: { charset: 'utf-8' },
    });
    expect(first?.messageId).toMatch(/^<[0-9a-f]{40}@example\.org>$/);
    expect(second?.messageId).toBe(first?.messageId);
  });

  it.each([
    ['the recipient', 'RCPT', '550 no such user', true],
    ['the recipient for now', 'RCPT', '450 mailbox busy', false],
    ['the sender', 'MAIL', '553 not allowed', true],
    ['the greeting', 'EHLO', '421 closing', false],
    ['the content', 'DATA', '554 spam', true],
  ])('calls a refusal of %s (%s → %s) permanent: %s', async (_what, refused, answer, permanent) => {
    const url = await scripted((command) => {
      if (command === refused || (refused === 'EHLO' && command === 'HELO')) return answer;
      return command === 'DATA' ? '354 go on' : '250 ok';
    });
    const error = await failure(url);
    expect(error.permanent).toBe(permanent);
    expect(error.message).toContain(answer.slice(4));
  });

  it.each<[string, (socket: Socket) => void]>([
    ['never greets', () => undefined],
    ['hangs after the greeting', (socket) => socket.write('220 hello\r\n')],
    ['drips one byte at a time for ever', (socket) => drip(socket)],
    ['answers with an endless line', (socket) => void socket.write('2'.repeat(200_000))],
  ])('gives up within its deadline, to try again, when the server %s', async (_what, behave) => {
    const startedMs = performance.now();
    const error = await failure(await listen(behave));
    expect(error.permanent).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    await expectClosed(open);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['drops the connection', (socket) => socket.destroy()],
    ['resets it', (socket) => socket.resetAndDestroy()],
    ['speaks no SMTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('fails, to try again, when the server %s', async (_what, behave) => {
    expect((await failure(await listen(behave))).permanent).toBe(false);
  });

  it('fails, to try again, when nobody listens', async () => {
    const url = await listen(() => undefined);
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
    expect(await failure(url)).toMatchObject({ permanent: false });
  });

  it('fails, to try again, while no mail server is set', async () => {
    await expect(emailChannel({ mailFrom: MAIL_FROM }).send(message)).rejects.toMatchObject({
      permanent: false,
    });
  });

  it.each([
    '',
    'noor',
    'noor@',
    'a@b.nl, c@d.nl',
    'noor@example.org\r\nBcc: x@y.nl',
    '"Noor" <noor@example.org>',
  ])('refuses the address %j for good, without a connection', async (recipient) => {
    const channel = channelTo('smtp://127.0.0.1:1');
    await expect(channel.send({ ...message, recipient })).rejects.toMatchObject({ permanent: true });
  });

  it('stops at once when the sender stops', async () => {
    const url = await listen(() => undefined);
    const stopping = new AbortController();
    const sending = channelTo(url, 60_000).send(message, stopping.signal);
    setTimeout(() => stopping.abort(), 50);
    await expect(sending).rejects.toMatchObject({ name: 'ChannelError', permanent: false });
    await expectClosed(open);
  });
});

async function keep(stream: Readable, mails: ParsedMail[]): Promise<void> {
  mails.push(await simpleParser(stream));
}

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('2'), 20);
  socket.on('close', () => clearInterval(timer));
}

/** No connection is left behind. */
async function expectClosed(sockets: ReadonlySet<Socket>): Promise<void> {
  for (let leftMs = 2_000; sockets.size > 0 && leftMs > 0; leftMs -= 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(sockets.size).toBe(0);
}

function portOf(address: AddressInfo | string | null): number {
  return address === null || typeof address === 'string' ? 0 : address.port;
}
