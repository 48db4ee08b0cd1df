import { redirecting } from '@peil/test/lab/hostile-servers.js';
import { serveHttp } from '@peil/test/lab/raw-server.js';
import { guardedHttpRequest } from './guarded-http-request.js';
import { redirectedRequest } from './http-redirect.js';
import { createOutboundPolicy, type OutboundPolicy } from './outbound-policy.js';

const LAB = createOutboundPolicy({ labMode: true });

/** Pretends that two names are public addresses; only what they lead to is loopback. */
const follow = (url: string, maxRedirects: number, policy: OutboundPolicy = LAB) =>
  guardedHttpRequest({ url, maxRedirects, timeoutMs: 2_000 }, policy);

describe('redirects', () => {
  it('are the answer unless they are asked to be followed', async () => {
    await using server = await redirecting('http://127.0.0.1:1/');
    expect(await follow(server.url, 0)).toMatchObject({ ok: true, value: { status: 302, redirects: 0 } });
  });

  it('are followed as often as allowed and no further', async () => {
    await using server = await redirecting();
    const result = await follow(server.url, 3);
    expect(result).toMatchObject({ ok: false, reason: 'redirect', head: { status: 302 } });
    expect(server.accepted()).toBe(4);
  });

  it('end at the page they lead to', async () => {
    await using page = await serveHttp((_request, response) => response.end('here'));
    await using server = await redirecting(page.url);
    const result = await follow(server.url, 1);
    expect(result).toMatchObject({ ok: true, value: { status: 200, redirects: 1, url: page.url } });
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:169.254.169.254]/',
    'http://0.0.0.0/',
  ])('to %s are refused', async (location) => {
    await using server = await redirecting(location);
    expect(await follow(server.url, 5)).toMatchObject({ ok: false, reason: 'denied_target' });
  });

  it('to a database of our own are refused', async () => {
    await using database = await serveHttp((_request, response) => response.end());
    await using server = await redirecting(`http://localhost:${database.port}/`);
    const policy = createOutboundPolicy({
      labMode: true,
      ownEndpoints: [{ host: '127.0.0.1', port: database.port }],
    });
    expect(await follow(server.url, 5, policy)).toMatchObject({ ok: false, reason: 'denied_target' });
    expect(database.accepted()).toBe(0);
  });

  it.each(['file:///etc/passwd', 'gopher://127.0.0.1/', 'http://'])('to %s are refused', async (location) => {
    await using server = await redirecting(location);
    expect(await follow(server.url, 5)).toMatchObject({ ok: false, reason: 'redirect' });
  });
});

describe('the request after a redirect', () => {
  const from = new URL('https://a.example/x');
  const request = {
    url: from.href,
    method: 'POST',
    body: 'secret',
    headers: { Authorization: 'Bearer x', 'X-Api-Key': 'y', Accept: 'text/plain' },
    timeoutMs: 1,
  };
  const next = (status: number, location: string) => {
    const result = redirectedRequest(request, from, { status, headers: { location } });
    return result?.ok === true ? result.value : null;
  };

  it('leaves secrets with their origin', () => {
    expect(next(307, 'https://b.example/')?.headers).toEqual({ Accept: 'text/plain' });
    expect(next(307, '/y')?.headers).toEqual(request.headers);
  });

  it.each([
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('after %i is a %s', (status, method) => {
    expect(next(status, '/y')?.method).toBe(method);
    expect(next(status, '/y')?.body).toBe(method === 'POST' ? 'secret' : undefined);
  });

  it('is none for other answers', () => {
    expect(next(200, '/y')).toBeNull();
    expect(next(304, '/y')).toBeNull();
  });
});
