import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DomainError } from '@peil/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const PACKED = /\.(css|html|js|json|map|svg|txt|webmanifest)$/;
/** The bundler puts a hash of their content into the names of these files. */
const HASHED = /^\/assets\//;

interface WebFile {
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: Buffer | null;
  readonly etag: string;
}

/**
 * Serves the built web client from memory: only what was there at the start can be asked for. Hashed assets may be
 * kept for ever; index.html is asked for anew and answers every page that the client's router knows.
 */
export function serveWeb(fastify: FastifyInstance, webRoot: string): void {
  const files = loadFiles(webRoot);
  fastify.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => {
      const url = request.url.split('?', 1)[0] ?? '/';
      return send(request, reply, { url, file: fileFor(url, files) });
    },
  });
}

function loadFiles(webRoot: string): ReadonlyMap<string, WebFile> {
  const entries = readdirSync(webRoot, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    names.map((name) => [`/${path.relative(webRoot, name).split(path.sep).join('/')}`, load(name)]),
  );
}

function load(name: string): WebFile {
  const body = readFileSync(name);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
  return { type, body, etag, gzip: PACKED.test(name) ? gzipSync(body) : null };
}

function fileFor(url: string, files: ReadonlyMap<string, WebFile>): WebFile {
  const isPage = !url.startsWith('/api/') && url !== '/api' && !path.posix.basename(url).includes('.');
  const file = files.get(url) ?? (isPage ? files.get('/index.html') : undefined);
  if (file) return file;
  throw new DomainError('not_found', 'There is nothing at this address.');
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { url, file }: { readonly url: string; readonly file: WebFile },
): FastifyReply {
  reply.header('ETag', file.etag).header('Vary', 'Accept-Encoding').type(file.type);
  reply.header('Cache-Control', HASHED.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  if (!file.gzip || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(file.body);
  return reply.header('Content-Encoding', 'gzip').send(file.gzip);
}
