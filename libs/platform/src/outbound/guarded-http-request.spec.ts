import * as hostile from '@peil/test/lab/hostile-servers.js';
import { serveHttp, type RawServer } from '@peil/test/lab/raw-server.js';
import { gzipSync } from 'node:zlib';
import { guardedHttpRequest } from './guarded-http-request.js';
import type { GuardedHttpRequest } from './http-types.js';
import { createOutboundPolicy } from './outbound-policy.js';

const LAB = createOutboundPolicy({ labMode: true });
const DEADLINE_MS = 400;

const ask = (url: string, more: Partial<GuardedHttpRequest> = {}) =>
  guardedHttpRequest({ url, timeoutMs: DEADLINE_MS, ...more }, LAB);

async function settled(server: RawServer): Promise<void> {
  const untilMs = performance.now() + 1_000;
  while (server.open() > 0 && performance.now() < untilMs) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

describe('a guarded HTTP request', () => {
  it('returns status, headers, body and the time of every phase', async () => {
    await using server = await serveHttp((request, response) => {
      response.writeHead(201, { 'x-seen': `${request.method} ${String(request.headers['x-mine'])}` });
      request.pipe(response);
    });
    const result = await ask(`${server.url}path?q=1`, {
      method: 'POST',
      body: 'hé',
      headers: { 'X-Mine': 'yes' },
    });
    expect(result).toMatchObject({
      ok: true,
      value: { status: 201, bodyBytes: 3, redirects: 0, headers: { 'x-seen': 'POST yes' } },
    });
    expect(result.ok && result.value.body.toString()).toBe('hé');
    expect(Object.keys(result.phasesMs)).toEqual(['resolve', 'connect', 'processing', 'transfer']);
    for (const ms of Object.values(result.phasesMs)) expect(ms).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['drips its body', hostile.slowDrip],
    ['drips its head', hostile.slowHead],
    ['accepts and never answers', hostile.silent],
  ])('keeps its total deadline when a server %s', async (_what, start) => {
    await using server = await start();
    const startedMs = performance.now();
    const result = await ask(server.url);
    expect(result).toMatchObject({ ok: false, reason: 'timeout' });
    expect(performance.now() - startedMs).toBeLessThan(DEADLINE_MS + 250);
    await settled(server);
    expect(server.open()).toBe(0);
  });

  it('cuts an endless body at its limit and closes the connection', async () => {
    await using server = await hostile.endlessBody();
    const result = await ask(server.url, { bodyLimitBytes: 100_000, timeoutMs: 5_000 });
    expect(result).toMatchObject({ ok: false, reason: 'body_too_large', head: { status: 200 } });
    await settled(server);
    expect(server.open()).toBe(0);
  });

  it('keeps memory bounded while 50 endless bodies are read', async () => {
    await using server = await hostile.endlessBody();
    const before = process.memoryUsage().rss;
    const requests = Array.from({ length: 50 }, () =>
      ask(server.url, { bodyLimitBytes: 16 * 1024 * 1024, keepBytes: 1_024, timeoutMs: 1_000 }),
    );
    const results = await Promise.all(requests);
    expect(results.every((result) => !result.ok)).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it.each(['constructor', '__proto__', 'rot13'])('knows no content encoding %s', async (encoding) => {
    await using server = await serveHttp((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end('x');
    });
    const result = await ask(server.url, { decompress: true });
    expect(result).toMatchObject({
      ok: false,
      reason: 'protocol',
      detail: expect.stringContaining(encoding),
    });
  });

  it('counts a gzip bomb after decompression, and leaves it packed when not asked', async () => {
    await using server = await hostile.gzipBomb();
    const unpacked = await ask(server.url, { decompress: true, timeoutMs: 5_000 });
    expect(unpacked).toMatchObject({ ok: false, reason: 'body_too_large' });
    const packed = await ask(server.url, { timeoutMs: 5_000 });
    expect(packed.ok && packed.value.bodyBytes).toBeLessThan(100_000);
  });

  it('unpacks gzip when asked, and refuses what is not gzip', async () => {
    await using server = await serveHttp((request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(request.url === '/good' ? gzipSync('inhoud') : 'not gzip at all');
    });
    const good = await ask(`${server.url}good`, { decompress: true });
    expect(good.ok && good.value.body.toString()).toBe('inhoud');
    expect(await ask(`${server.url}bad`, { decompress: true })).toMatchObject({
      ok: false,
      reason: 'protocol',
    });
  });

  it.each([
    ['one huge header', hostile.hugeHeader],
    ['endless headers', hostile.endlessHeaders],
  ])('refuses %s', async (_what, start) => {
    await using server = await start();
    expect(await ask(server.url, { timeoutMs: 2_000 })).toMatchObject({
      ok: false,
      reason: 'header_too_large',
    });
  });

  it.each([
    ['closes without answering', hostile.halfClosed, 'reset'],
    ['resets in the middle of the body', hostile.resetMidBody, 'reset'],
    ['closes in the middle of the body', hostile.shortBody, 'reset'],
    ['speaks another protocol', hostile.notHttp, 'protocol'],
  ])('gives a reason when a server %s', async (_what, start, reason) => {
    await using server = await start();
    expect(await ask(server.url)).toMatchObject({ ok: false, reason });
  });

  it('tells a refused connection apart', async () => {
    const server = await hostile.silent();
    await server[Symbol.asyncDispose]();
    expect(await ask(server.url)).toMatchObject({ ok: false, reason: 'refused' });
  });

  it('answers an abort within 250 ms and closes the connection', async () => {
    await using server = await hostile.silent();
    const stop = new AbortController();
    const asked = ask(server.url, { signal: stop.signal, timeoutMs: 10_000 });
    setTimeout(() => stop.abort(), 50);
    const startedMs = performance.now();
    expect(await asked).toMatchObject({ ok: false, reason: 'aborted' });
    expect(performance.now() - startedMs).toBeLessThan(300);
    await settled(server);
    expect(server.open()).toBe(0);
  });

  it('does nothing when it was aborted before it began', async () => {
    await using server = await hostile.silent();
    const result = await ask(server.url, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, reason: 'aborted' });
    expect(server.accepted()).toBe(0);
  });

  it('says so when a header cannot be sent', async () => {
    await using server = await hostile.silent();
    expect(await ask(server.url, { headers: { 'x-a': 'b\r\nc: d' } })).toMatchObject({
      ok: false,
      reason: 'protocol',
    });
  });
});
