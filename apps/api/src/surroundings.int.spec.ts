import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApiWorld, type ApiWorld } from '@peil/test/matrix/api-world.js';

describe('around the API', () => {
  let world: ApiWorld;
  let webRoot: string;
  let queueFault: Error | null = null;

  beforeAll(async () => {
    webRoot = mkdtempSync(path.join(tmpdir(), 'peil-web-'));
    mkdirSync(path.join(webRoot, 'assets'));
    writeFileSync(path.join(webRoot, 'index.html'), '<!doctype html><title>Peil</title>');
    writeFileSync(path.join(webRoot, 'assets/app-3f9a01.js'), 'export {};');
    const queues = {
      ping: async () => {
        if (queueFault) throw queueFault;
      },
    };
    world = await startApiWorld({ webRoot, queues });
  });
  afterAll(async () => {
    await world.close();
    rmSync(webRoot, { recursive: true });
  });
  afterEach(() => {
    queueFault = null;
  });
  const get = (url: string, headers: Record<string, string> = {}) => fetch(world.url + url, { headers });

  it('is healthy and ready', async () => {
    expect((await get('/healthz')).status).toBe(200);
    const ready = await get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', queue: 'ok', migrations: 'ok' },
    });
  });

  it('is not ready without its queues', async () => {
    queueFault = new Error('connection refused');
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: 'not_ready',
      checks: { database: 'ok', queue: 'failed' },
    });
  });

  it('sends every page of the client the same index, never kept', async () => {
    for (const page of ['/', '/werkvoorraad', '/storingen/12']) {
      const answer = await get(page);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toContain('<title>Peil</title>');
    }
  });

  it('sends hashed assets to be kept for ever, packed, and 304 when they are known', async () => {
    const answer = await get('/assets/app-3f9a01.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await answer.text()).toBe('export {};');
    const etag = answer.headers.get('etag') ?? '';
    expect((await get('/assets/app-3f9a01.js', { 'if-none-match': etag })).status).toBe(304);
  });

  it('answers a wrong address with a problem, also under the API', async () => {
    for (const url of [
      '/assets/gone.js',
      '/api',
      '/api/v1/nothing',
      '/..%2f..%2fetc/passwd.txt',
      '/%00.js',
    ]) {
      const answer = await get(url);
      expect([url, answer.status, answer.headers.get('content-type')]).toEqual([
        url,
        expect.any(Number),
        expect.stringContaining('application/problem+json'),
      ]);
      expect(answer.status).toBeLessThan(500);
    }
  });

  it('guards every answer with headers', async () => {
    for (const url of ['/', '/api/v1/setup', '/api/v1/nothing', '/healthz']) {
      const { headers } = await get(url);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
    const setup = await get('/api/v1/setup', { 'x-request-id': 'proxy-4711-abcd' });
    expect(setup.headers.get('api-version')).toBe('1.0.0');
    expect(setup.headers.get('x-request-id')).toBe('proxy-4711-abcd');
  });

  it('shows its own documentation from its own files', async () => {
    const page = await (await get('/api/docs')).text();
    const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources).toHaveLength(4);
    for (const source of sources) expect([source, (await get(source)).status]).toEqual([source, 200]);
    const document: unknown = await (await get('/api/v1/openapi.json')).json();
    expect(document).toMatchObject({ openapi: '3.0.0', info: { title: 'Peil' } });
  });
});
