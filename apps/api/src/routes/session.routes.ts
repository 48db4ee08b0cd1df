import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { loginRequest, sessionView, type SessionView } from '@peil/contracts';
import { findSession, logOut } from '@peil/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access, By, type Granted } from '../access/access.js';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from '../access/session-cookie.js';
import { API_DEPS, type ApiDeps } from '../api-deps.js';
import { Documented } from '../openapi/documented.js';
import { SignIn } from './sign-in.js';
import { viewOfSession } from './view-of-session.js';

@ApiTags('session')
@Controller('session')
export class SessionRoutes {
  constructor(
    @Inject(API_DEPS) private readonly deps: ApiDeps,
    private readonly signIn: SignIn,
  ) {}

  @Post()
  @Access('public')
  @Documented({
    id: 'logIn',
    summary: 'Signs in with e-mail address and password',
    status: 201,
    answers: sessionView,
    problems: ['unauthenticated', 'forbidden', 'too_many_requests'],
  })
  async logIn(
    @Body({ schema: loginRequest }) request: z.infer<typeof loginRequest>,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { database, clock, config } = this.deps;
    const token = await this.signIn.withPassword({
      ...request,
      origin: http.ip,
      userAgent: http.headers['user-agent'] ?? null,
      replaces: sessionTokenOf(http),
    });
    const caller = await findSession(database, token, clock.now());
    if (!caller) throw new Error('a session that was just made is gone');
    setSessionCookie(reply, token, config.baseUrl);
    return viewOfSession(this.deps, caller);
  }

  @Get()
  @Access('session.own')
  @Documented({ id: 'getSession', summary: 'Who is signed in', answers: sessionView })
  async session(@By() { caller }: Granted): Promise<SessionView> {
    return viewOfSession(this.deps, caller);
  }

  @Delete()
  @Access('session.own')
  @Documented({ id: 'logOut', summary: 'Signs out', status: 204 })
  async logOut(
    @By() { scope }: Granted,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = sessionTokenOf(http);
    if (token !== null) await this.deps.database.transaction(scope, (tx) => logOut(tx, token));
    clearSessionCookie(reply, this.deps.config.baseUrl);
  }
}
