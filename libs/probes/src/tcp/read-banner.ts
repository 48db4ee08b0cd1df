import { failureOf, type Deadline, type OutboundFailure } from '@peil/platform';
import type { Socket } from 'node:net';

/** What a server said before it matched, closed, said too much or ran out of time. */
export interface Banner {
  readonly text: string;
  readonly matched: boolean;
  readonly elapsedMs: number;
  readonly failure: OutboundFailure | null;
}

interface Exchange {
  readonly send?: string | undefined;
  readonly expect?: string | undefined;
}

const LIMIT_BYTES = 4_096;

/** Sends what must be sent and reads until the expected text is there. */
export async function readBanner(socket: Socket, exchange: Exchange, deadline: Deadline): Promise<Banner> {
  const startedMs = performance.now();
  const { expect } = exchange;
  let text = '';
  const ended = await deadline.run<OutboundFailure | { ok: true; matched: boolean }>({
    start: (settle) => {
      socket.setEncoding('utf8');
      socket.on('data', (chunk: Buffer | string) => {
        text += String(chunk);
        if (expect !== undefined && text.includes(expect)) settle({ ok: true, matched: true });
        else if (text.length > LIMIT_BYTES) settle({ ok: true, matched: false });
      });
      socket.on('end', () => settle({ ok: true, matched: false }));
      socket.on('error', (error) => settle(failureOf(error, 'reset')));
      socket.on('close', () => settle({ ok: true, matched: false }));
      socket.write(lineEndings(exchange.send ?? ''), () => {
        if (expect === undefined) settle({ ok: true, matched: true });
      });
    },
    stop: () => socket.destroy(),
  });
  const elapsedMs = performance.now() - startedMs;
  if (ended.ok) return { text, matched: ended.matched, elapsedMs, failure: null };
  return { text, matched: false, elapsedMs, failure: ended };
}

/** Forms cannot hold control characters, so `\r`, `\n` and `\t` are written out. */
function lineEndings(text: string): string {
  return text.replaceAll('\\r', '\r').replaceAll('\\n', '\n').replaceAll('\\t', '\t');
}
