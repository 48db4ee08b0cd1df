import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  sessionView,
  setupRequest,
  setupState,
  type SessionView,
  type SetupRequest,
  type SetupState,
} from '@peil/contracts';
import { completeSetup, findSession, readSetupState } from '@peil/identity';
import { DomainError, systemActor } from '@peil/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, By, type Granted } from '../access/access.js';
import { setSessionCookie } from '../access/session-cookie.js';
import { API_DEPS, type ApiDeps, type DemoPort } from '../api-deps.js';
import { Documented } from '../openapi/documented.js';
import { MONITORING, type Monitoring } from '../ports.js';
import { viewOfSession } from './view-of-session.js';

const AS_SETUP = { organisations: 'all' as const, actor: systemActor('setup') };

@ApiTags('setup')
@Controller()
export class SetupRoutes {
  constructor(
    @Inject(API_DEPS) private readonly deps: ApiDeps,
    @Inject(MONITORING) private readonly monitoring: Monitoring,
  ) {}

  @Get('setup')
  @Access('public')
  @Documented({ id: 'getSetup', summary: 'Whether Peil has been set up', answers: setupState })
  async state(): Promise<SetupState> {
    const state = await this.deps.database.transaction(AS_SETUP, (tx) => readSetupState(tx));
    return { state, demo: (await this.deps.demo?.state()) ?? 'absent' };
  }

  @Post('setup')
  @Access('public')
  @Documented({
    id: 'completeSetup',
    summary: 'Sets Peil up: administrator, organisations and a first check, or nothing',
    description: 'Needs the one-time token that Peil prints when it starts. Signs the administrator in.',
    status: 201,
    answers: sessionView,
    problems: ['forbidden', 'gone', 'unavailable'],
  })
  async complete(
    @Body({ schema: setupRequest }) request: SetupRequest,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { database, clock, config } = this.deps;
    const demo = request.loadDemo ? this.demo() : null;
    const { sessionToken } = await completeSetup(database, request, {
      ports: this.monitoring,
      clock,
      origin: http.ip,
      userAgent: http.headers['user-agent'] ?? null,
    });
    await demo?.load();
    const caller = await findSession(database, sessionToken, clock.now());
    if (!caller) throw new Error('a session that was just made is gone');
    setSessionCookie(reply, sessionToken, config.baseUrl);
    return viewOfSession(this.deps, caller);
  }

  @Post('demo')
  @Access('installation.manage')
  @Documented({
    id: 'loadDemo',
    summary: 'Starts to load the demo',
    description: 'GET /setup tells how far it is.',
    status: 202,
    answers: setupState,
    problems: ['conflict', 'unavailable'],
  })
  async loadDemo(@By() _by: Granted): Promise<SetupState> {
    const demo = this.demo();
    if ((await demo.state()) !== 'absent') throw new DomainError('conflict', 'The demo is there already.');
    await demo.load();
    return this.state();
  }

  @Delete('demo')
  @Access('installation.manage')
  @Documented({
    id: 'removeDemo',
    summary: 'Removes the demo and everything that belongs to it',
    status: 204,
    problems: ['unavailable'],
  })
  async removeDemo(@By() _by: Granted): Promise<void> {
    await this.demo().remove();
  }

  private demo(): DemoPort {
    const { demo } = this.deps;
    if (demo) return demo;
    throw new DomainError('unavailable', 'This process cannot load the demo; run: npm run demo.');
  }
}
