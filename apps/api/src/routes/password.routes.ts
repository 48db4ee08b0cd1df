import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { passwordRequest, type PasswordRequest } from '@peil/contracts';
import { setPassword } from '@peil/identity';
import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Access } from '../access/access.js';
import { API_DEPS, type ApiDeps } from '../api-deps.js';
import { takeAttempt } from '../http/take-attempt.js';
import { Documented } from '../openapi/documented.js';

/** Attempts one address may make in a quarter of an hour; an office of hundreds may start on the same morning. */
const ATTEMPTS = { points: 100, duration: 15 * 60 };

@ApiTags('accounts')
@Controller('password')
export class PasswordRoutes {
  private readonly perAddress = new RateLimiterMemory(ATTEMPTS);

  constructor(@Inject(API_DEPS) private readonly deps: ApiDeps) {}

  @Post()
  @Access('public')
  @Documented({
    id: 'setPassword',
    summary: 'Sets the password of the account a one-time link was made for',
    description: 'Ends every session of that account; sign in afterwards.',
    status: 204,
    problems: ['gone', 'too_many_requests'],
  })
  async set(
    @Body({ schema: passwordRequest }) request: PasswordRequest,
    @Req() http: FastifyRequest,
  ): Promise<void> {
    await takeAttempt(this.perAddress, http.ip, 'Too many attempts; try again later.');
    await setPassword(this.deps.database, { ...request, origin: http.ip }, this.deps.clock);
  }
}
