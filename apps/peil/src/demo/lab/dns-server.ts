import { decode, encode, streamEncode, type Answer, type Packet, type Question } from 'dns-packet';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { openLabPort } from './lab-port.js';
import type { RunningServer } from './lab-server.js';

const NAME = 'intranet.lab.example';
const ADDRESS = '10.20.0.10';
const TTL_SECONDS = 30;
const ANSWERED = 0x8580;
const SERVFAIL = 2;
const NXDOMAIN = 3;

const ZONE: readonly Answer[] = [
  { name: NAME, type: 'A', data: ADDRESS, ttl: TTL_SECONDS },
  { name: NAME, type: 'AAAA', data: 'fd12::10', ttl: TTL_SECONDS },
  { name: NAME, type: 'TXT', data: 'lab', ttl: TTL_SECONDS },
  {
    name: 'lab.example',
    type: 'MX',
    data: { preference: 10, exchange: 'mail.lab.example' },
    ttl: TTL_SECONDS,
  },
];

/** A name server over UDP and TCP with a small zone; when it fails it answers SERVFAIL. */
export async function startDnsServer(wantedPort: number): Promise<RunningServer> {
  let well = true;
  const reply = (message: Buffer) => replyTo(message, well);
  const tcp = createServer((socket) => {
    socket.on('data', (data) => {
      const packet = reply(data.subarray(2));
      if (packet === null) socket.destroy();
      else socket.end(streamEncode(packet));
    });
  });
  const opened = await openLabPort(tcp, wantedPort);
  const udp = createSocket('udp4');
  udp.on('message', (message, from) => {
    const packet = reply(message);
    if (packet !== null) udp.send(encode(packet), from.port, from.address);
  });
  udp.bind(opened.port, '127.0.0.1');
  await once(udp, 'listening');
  return {
    name: 'dns',
    kind: 'dns',
    target: NAME,
    settings: { resolver: `127.0.0.1:${opened.port}`, recordType: 'A', expected: [ADDRESS] },
    starts: 'ok',
    fail: async () => {
      well = false;
    },
    heal: async () => {
      well = true;
    },
    close: async () => {
      udp.close();
      await opened.leave();
    },
  };
}

function replyTo(message: Buffer, well: boolean): Packet | null {
  const query = decodedQuery(message);
  if (query === null) return null;
  const [question] = query.questions ?? [];
  const known = question === undefined ? [] : recordsFor(question);
  const named = ZONE.some(({ name }) => name === question?.name.toLowerCase());
  const code = well ? (named ? 0 : NXDOMAIN) : SERVFAIL;
  return {
    type: 'response',
    ...(query.id === undefined ? {} : { id: query.id }),
    flags: ANSWERED | code,
    questions: query.questions ?? [],
    answers: well ? known : [],
  };
}

function recordsFor({ name, type }: Question): Answer[] {
  return ZONE.filter((record) => record.name === name.toLowerCase() && record.type === type);
}

function decodedQuery(message: Buffer): Packet | null {
  try {
    return decode(message);
  } catch {
    return null;
  }
}
