import type { FastifyReply, FastifyRequest } from 'fastify';

/** Names the next page of a list in the header Link (RFC 8288); nothing at its end. */
export function linkNextPage(request: FastifyRequest, reply: FastifyReply, cursor: string | null): void {
  if (cursor === null) return;
  const next = new URL(request.url, 'http://peil');
  next.searchParams.set('cursor', cursor);
  reply.header('Link', `<${next.pathname}${next.search}>; rel="next"`);
}
