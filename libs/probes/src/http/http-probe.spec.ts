import { endlessBody, hugeHeader, notHttp, redirecting, silent } from '@peil/test/lab/hostile-servers.js';
import { serveHttp } from '@peil/test/lab/raw-server.js';
import { tryProbe } from '@peil/test/lab/try-probe.js';
import { gzipSync } from 'node:zlib';
import { prepareProbe } from '../prepare-probe.js';
import { isExpectedStatus, parseStatusRange } from './status-range.js';

const pageServer = (status = 200, body = 'Welkom bij de gemeente') =>
  serveHttp((_request, response) => response.writeHead(status).end(body));

describe('the http probe', () => {
  it('is ok for an expected status, with its facts and phases', async () => {
    await using server = await pageServer();
    expect(await tryProbe('http', server.url)).toMatchObject({
      outcome: 'ok',
      reason: null,
      evidence: 'status 200, 22 bytes',
      facts: { status: 200, bodyBytes: 22, redirects: 0 },
      phasesMs: { resolve: expect.any(Number), connect: expect.any(Number), processing: expect.any(Number) },
    });
  });

  it('fails on another status and shows what the server said', async () => {
    await using server = await pageServer(503, 'Onderhoud');
    const result = await tryProbe('http', server.url);
    expect(result).toMatchObject({ outcome: 'fail', reason: 'status', facts: { status: 503 } });
    expect(result.evidence).toBe('status 503, expected 200-299\nOnderhoud');
    expect(await tryProbe('http', server.url, { expectedStatus: ['200', '500-503'] })).toMatchObject({
      outcome: 'ok',
    });
  });

  it.each([
    [{ contains: ['Welkom', 'gemeente'] }, 'ok', null],
    [{ contains: ['Welkom', 'Storing'] }, 'fail', 'content'],
    [{ absent: ['Storing'] }, 'ok', null],
    [{ absent: ['Welkom'] }, 'fail', 'content'],
  ])('judges content by %j', async (settings, outcome, reason) => {
    await using server = await pageServer();
    expect(await tryProbe('http', server.url, settings)).toMatchObject({ outcome, reason });
  });

  it('sends the method, headers and body of the check', async () => {
    await using server = await serveHttp((request, response) => {
      response.write(`${request.method} ${String(request.headers['x-key'])} `);
      request.pipe(response);
    });
    const settings = {
      method: 'POST',
      headers: { 'X-Key': 'k' },
      body: 'inhoud',
      contains: ['POST k inhoud'],
    };
    expect(await tryProbe('http', server.url, settings)).toMatchObject({ outcome: 'ok' });
  });

  it('knows degraded from failed by the limits of the check', async () => {
    await using server = await serveHttp((_request, response) => {
      setTimeout(() => response.end(), 60);
    });
    expect(await tryProbe('http', server.url, { degradedMs: 40 })).toMatchObject({
      outcome: 'degraded',
      reason: 'slow',
    });
    expect(await tryProbe('http', server.url, { degradedMs: 20, failMs: 40 })).toMatchObject({
      outcome: 'fail',
    });
    expect(await tryProbe('http', server.url, { degradedMs: 900 })).toMatchObject({ outcome: 'ok' });
  });

  it('follows redirects only when the check says so', async () => {
    await using page = await pageServer();
    await using server = await redirecting(page.url);
    expect(await tryProbe('http', server.url)).toMatchObject({ reason: 'status', facts: { status: 302 } });
    expect(await tryProbe('http', server.url, { followRedirects: 1 })).toMatchObject({
      outcome: 'ok',
      facts: { redirects: 1 },
    });
  });

  it('searches a compressed answer when that is allowed', async () => {
    await using server = await serveHttp((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('Welkom'));
    });
    const settings = { decompress: true, contains: ['Welkom'] };
    expect(await tryProbe('http', server.url, settings)).toMatchObject({ outcome: 'ok' });
  });

  it.each([
    ['never answers', silent, 'timeout'],
    ['never stops', endlessBody, 'body_too_large'],
    ['sends a huge header', hugeHeader, 'header_too_large'],
    ['is no web server', notHttp, 'protocol'],
  ])('fails with its reason when the server %s', async (_what, start, reason) => {
    await using server = await start();
    expect(await tryProbe('http', server.url)).toMatchObject({ outcome: 'fail', reason });
  });

  it.each([
    [{ expectedStatus: ['2xx'] }, 'settings.expectedStatus.0'],
    [{ expectedStatus: [] }, 'settings.expectedStatus'],
    [{ headers: { 'a b': 'c' } }, 'settings.headers'],
    [{ headers: { a: 'c\nd' } }, 'settings.headers'],
    [{ bodyLimitBytes: 10 }, 'settings.bodyLimitBytes'],
    [{ caPem: 'nonsense' }, 'settings.caPem'],
    [{ degradedMs: 0 }, 'settings.degradedMs'],
  ])('names the wrong field of %j', (settings, field) => {
    expect(prepareProbe('http', 'http://a.example/', settings)).toMatchObject({
      ok: false,
      faults: [{ field }],
    });
  });

  it('wants no password in the address', () => {
    expect(prepareProbe('http', 'http://me:secret@a.example/', {})).toMatchObject({
      ok: false,
      faults: [{ field: 'target', reason: expect.not.stringContaining('secret') }],
    });
  });
});

describe('a range of status codes', () => {
  it.each([
    ['200', { from: 200, to: 200 }],
    ['200-299', { from: 200, to: 299 }],
    ['299-200', null],
    ['99', null],
    ['600', null],
    ['2xx', null],
    ['', null],
  ])('reads "%s"', (text, range) => {
    expect(parseStatusRange(text)).toEqual(range);
  });

  it('includes both ends', () => {
    expect([199, 200, 299, 300].map((status) => isExpectedStatus(status, ['200-299']))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
