import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { DomainError } from '@peil/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const HASHED = /^\/assets\//;
const HAS_EXTENSION = /\.[a-z0-9]{1,8}$/i;

/**
 * Serves the built web client. Hashed assets may be kept for ever; index.html is asked for anew each time and
 * answers every page the client's router knows. Addresses under /api never fall back to a page.
 */
export async function serveWeb(fastify: FastifyInstance, webRoot: string): Promise<void> {
  await fastify.register(fastifyStatic, { root: webRoot, serve: false, cacheControl: false, etag: true });
  fastify.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => answer(request, reply, webRoot),
  });
}

function answer(request: FastifyRequest, reply: FastifyReply, webRoot: string): FastifyReply {
  const url = pathnameOf(request.url);
  if (url === '/api' || url.startsWith('/api/')) throw nothingHere();
  if (url !== '/' && existsSync(path.join(webRoot, url))) return sendAsset(reply, url);
  if (HAS_EXTENSION.test(url)) throw nothingHere();
  reply.header('Cache-Control', 'no-cache');
  return reply.sendFile('index.html');
}

function sendAsset(reply: FastifyReply, url: string): FastifyReply {
  reply.header('Cache-Control', HASHED.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache');
  return reply.sendFile(url.slice(1));
}

/** The decoded path without `..`; a path that cannot be decoded or climbs is no file of ours. */
function pathnameOf(url: string): string {
  const raw = url.split('?', 1)[0] ?? '/';
  try {
    const decoded = decodeURIComponent(raw);
    const safe =
      !decoded.includes('\0') && !decoded.includes('\\') && path.posix.normalize(decoded) === decoded;
    if (safe) return decoded;
  } catch {
    throw nothingHere();
  }
  throw nothingHere();
}

function nothingHere(): DomainError {
  return new DomainError('not_found', 'There is nothing at this address.');
}
