import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { openLabPort } from './lab-port.js';
import type { RunningServer } from './lab-server.js';

/** Sends back what it is sent; when it fails its port is closed. */
export async function startEchoServer(port: number): Promise<RunningServer> {
  const opened = await openLabPort(
    createServer((socket) => void socket.pipe(socket)),
    port,
  );
  return {
    name: 'tcp-echo',
    kind: 'tcp',
    target: `127.0.0.1:${opened.port}`,
    settings: { send: 'ping', expect: 'ping' },
    starts: 'ok',
    fail: () => opened.leave(),
    heal: () => opened.comeBack(),
    close: () => opened.leave(),
  };
}

/** A port nobody listens on, until it heals. */
export async function startRefusedPort(port: number): Promise<RunningServer> {
  const opened = await openLabPort(
    createServer((socket) => socket.end()),
    port,
  );
  await opened.leave();
  return {
    name: 'tcp-refused',
    kind: 'tcp',
    target: `127.0.0.1:${opened.port}`,
    settings: {},
    starts: 'fail',
    fail: () => opened.leave(),
    heal: () => opened.comeBack(),
    close: () => opened.leave(),
  };
}

/** A mail server that accepts and forgets every message. */
export async function startMailServer(port: number): Promise<RunningServer> {
  const mail = new SMTPServer({
    name: 'mail.lab.example',
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.on('end', () => done());
      stream.resume();
    },
  });
  mail.on('error', () => undefined);
  const opened = await openLabPort(mail.server, port);
  return {
    name: 'mail',
    kind: 'tcp',
    target: `127.0.0.1:${opened.port}`,
    settings: { expect: '220 mail.lab.example' },
    starts: 'ok',
    fail: () => opened.leave(),
    heal: () => opened.comeBack(),
    close: () => opened.leave(),
  };
}
