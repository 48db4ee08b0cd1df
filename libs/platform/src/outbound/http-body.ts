import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { GuardedHttpRequest } from './http-types.js';
import { failure, failureOf, success, type OutboundResult } from './outbound-result.js';

export interface HttpBody {
  readonly kept: Buffer;
  readonly bytes: number;
}

const DEFAULT_LIMIT_BYTES = 1024 * 1024;

/** A map, because the server names the key: an object would also answer to "constructor". */
const DECODERS = new Map<string, () => Readable & NodeJS.WritableStream>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** Reads a body up to its limit, decompressed when asked, and calls `done` once. */
export function readHttpBody(
  response: IncomingMessage,
  request: GuardedHttpRequest,
  done: (body: OutboundResult<HttpBody>) => void,
): void {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (request.decompress !== true || encoding === 'identity' || encoding === '') {
    collect(response, request, done);
    return;
  }
  const decoder = DECODERS.get(encoding)?.();
  if (decoder === undefined) {
    done(failure('protocol', `unknown content encoding "${encoding.slice(0, 60)}"`));
    return;
  }
  response.once('error', (error) => decoder.destroy(error));
  collect(response.pipe(decoder), request, done);
}

function collect(
  stream: Readable,
  request: GuardedHttpRequest,
  done: (body: OutboundResult<HttpBody>) => void,
): void {
  const limit = request.bodyLimitBytes ?? DEFAULT_LIMIT_BYTES;
  const keep = Math.min(request.keepBytes ?? limit, limit);
  const chunks: Buffer[] = [];
  let bytes = 0;
  let keptBytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limit) {
      stream.destroy();
      done(failure('body_too_large', `the body is longer than ${limit} bytes`));
      return;
    }
    if (keptBytes >= keep) return;
    chunks.push(keptBytes + chunk.length > keep ? chunk.subarray(0, keep - keptBytes) : chunk);
    keptBytes += chunk.length;
  });
  stream.once('end', () => done(success({ kept: Buffer.concat(chunks), bytes })));
  stream.on('error', (error) => done(failureOf(error, 'protocol')));
}
