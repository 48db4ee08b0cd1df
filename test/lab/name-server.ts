import { decode, encode, streamEncode, type Answer, type Packet, type Question } from 'dns-packet';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** What to answer: records, `silent`, or a response code. `round` counts earlier questions for this name. */
export type NameServerReply = readonly Answer[] | 'silent' | { readonly rcode: number };

export interface NameServer extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  readonly asked: () => readonly string[];
}

interface Options {
  /** Answer over UDP with the truncation flag and no records. */
  readonly truncateUdp?: boolean;
}

const TRUNCATED = 0x0200;
const RECURSION = 0x0180;

/** A name server of our own on a free loopback port, UDP and TCP. */
export async function serveNames(
  reply: (question: Question, round: number) => NameServerReply,
  options: Options = {},
): Promise<NameServer> {
  const rounds = new Map<string, number>();
  const asked: string[] = [];
  const answerTo = (message: Buffer, truncate: boolean): Packet | null => {
    const { id, questions } = decode(message);
    const [question] = questions ?? [];
    if (question === undefined) return null;
    const key = `${question.type} ${question.name.toLowerCase()}`;
    const round = rounds.get(key) ?? 0;
    rounds.set(key, round + 1);
    asked.push(key);
    const said = reply(question, round);
    if (said === 'silent') return null;
    const rcode = 'rcode' in said ? said.rcode : 0;
    const answers = 'rcode' in said || truncate ? [] : [...said];
    const flags = RECURSION | rcode | (truncate ? TRUNCATED : 0);
    return { type: 'response', ...(id === undefined ? {} : { id }), flags, questions: [question], answers };
  };
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      const packet = answerTo(data.subarray(2), false);
      if (packet !== null) socket.end(streamEncode(packet));
    });
  });
  await new Promise<void>((resolve) => {
    tcp.listen(0, '127.0.0.1', resolve);
  });
  const { port } = tcp.address() as { port: number };
  const udp = createSocket('udp4');
  udp.on('message', (message, from) => {
    const packet = answerTo(message, options.truncateUdp === true);
    if (packet !== null) udp.send(encode(packet), from.port, from.address);
  });
  await new Promise<void>((resolve) => {
    udp.bind(port, '127.0.0.1', resolve);
  });
  return {
    address: `127.0.0.1:${port}`,
    port,
    asked: () => asked,
    [Symbol.asyncDispose]: async () => {
      udp.close();
      await new Promise((resolve) => {
        tcp.close(resolve);
      });
    },
  };
}
