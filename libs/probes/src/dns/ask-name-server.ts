import {
  connectPinned,
  failure,
  failureOf,
  success,
  type OutboundContext,
  type OutboundResult,
  type PinnedTarget,
} from '@peil/platform';
import {
  decode,
  encode,
  RECURSION_DESIRED,
  streamEncode,
  type DecodedPacket,
  type RecordType,
} from 'dns-packet';
import { randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';

export interface DnsQuestion {
  readonly name: string;
  readonly type: RecordType;
}

export interface NameServer extends PinnedTarget {
  readonly port: number;
}

/** Asks over UDP and, when the answer is cut off, again over TCP (RFC 7766). */
export async function askNameServer(
  question: DnsQuestion,
  server: NameServer,
  context: OutboundContext,
): Promise<OutboundResult<DecodedPacket>> {
  const id = randomInt(65_536);
  const packet = {
    type: 'query' as const,
    id,
    flags: RECURSION_DESIRED,
    questions: [question],
  };
  const answer = await askByUdp(encode(packet), { id, question }, { server, context });
  if (!answer.ok || !answer.value.flag_tc) return answer;
  return askByTcp(streamEncode(packet), { id, question }, { server, context });
}

interface Expected {
  readonly id: number;
  readonly question: DnsQuestion;
}

interface Path {
  readonly server: NameServer;
  readonly context: OutboundContext;
}

function askByUdp(
  query: Buffer,
  expected: Expected,
  { server, context }: Path,
): Promise<OutboundResult<DecodedPacket>> {
  let socket: Socket | null = null;
  return context.deadline.run<OutboundResult<DecodedPacket>>({
    start: (settle) => {
      const asking = createSocket(server.family === 6 ? 'udp6' : 'udp4');
      socket = asking;
      const end = (result: OutboundResult<DecodedPacket>) => {
        close(asking);
        settle(result);
      };
      asking.on('error', (error) => end(failureOf(error, 'unreachable')));
      asking.on('message', (message) => {
        const answer = decoded(message);
        if (answer === null) end(failure('protocol', 'the answer is not a DNS message'));
        else if (answers(answer, expected)) end(success(answer));
      });
      asking.on('connect', () => asking.send(query));
      // without a callback: one given here would be told of a failure instead of 'error'
      asking.connect(server.port, server.address);
    },
    stop: () => {
      if (socket !== null) close(socket);
    },
  });
}

/** A datagram socket may be closed once only. */
function close(socket: Socket): void {
  socket.removeAllListeners('message');
  try {
    socket.close();
  } catch {
    // Already closed by the other end of the race; nothing is left open.
  }
}

async function askByTcp(
  query: Buffer,
  expected: Expected,
  { server, context }: Path,
): Promise<OutboundResult<DecodedPacket>> {
  const opened = await connectPinned(context.deadline, server, server.port);
  if (!opened.ok) return opened;
  const socket = opened.value;
  let received = Buffer.alloc(0);
  const result = await context.deadline.run<OutboundResult<DecodedPacket>>({
    start: (settle) => {
      socket.on('error', (error) => settle(failureOf(error, 'reset')));
      socket.on('close', () => settle(failure('reset', 'the name server closed the connection')));
      socket.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
        const answer = decoded(received.subarray(2, 2 + received.readUInt16BE(0)));
        const right = answer !== null && answers(answer, expected);
        settle(right ? success(answer) : failure('protocol', 'the answer does not fit the question'));
      });
      socket.write(query);
    },
    stop: () => socket.destroy(),
  });
  socket.destroy();
  return result;
}

/** Late or forged answers have another id or question and are left for what they are. */
function answers({ id, type, questions }: DecodedPacket, expected: Expected): boolean {
  const [asked] = questions ?? [];
  const sameName = asked?.name.toLowerCase() === expected.question.name.toLowerCase();
  return type === 'response' && id === expected.id && sameName && asked?.type === expected.question.type;
}

function decoded(message: Buffer): DecodedPacket | null {
  try {
    return decode(message);
  } catch {
    return null;
  }
}
