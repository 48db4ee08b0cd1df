import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const SESSION_COOKIE = 'peil_session';

/** The session token a browser sent, or null. */
export function sessionTokenOf(request: FastifyRequest): string | null {
  const token = request.cookies[SESSION_COOKIE];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

/** A session cookie: gone when the browser closes, unreadable to scripts, never sent along from other sites. */
export function setSessionCookie(reply: FastifyReply, token: string, baseUrl: string): void {
  reply.setCookie(SESSION_COOKIE, token, attributes(baseUrl));
}

export function clearSessionCookie(reply: FastifyReply, baseUrl: string): void {
  reply.clearCookie(SESSION_COOKIE, attributes(baseUrl));
}

function attributes(baseUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: baseUrl.startsWith('https:') };
}
