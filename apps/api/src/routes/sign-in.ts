import { Inject, Injectable } from '@nestjs/common';
import { logIn, type LoginAttempt } from '@peil/identity';
import { DomainError } from '@peil/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { API_DEPS, type ApiDeps } from '../api-deps.js';
import { takeAttempt, tooMany } from '../http/take-attempt.js';

/** Failed logins one address may cause; an office of hundreds behind one address types wrong passwords too. */
const FAILURES_PER_ADDRESS = 100;
/** Failed logins for one e-mail address, known or not: the answer must not tell which accounts exist. */
const FAILURES_PER_EMAIL = 5;
const WINDOW_SECONDS = 15 * 60;
const TOO_MANY = 'Too many failed logins; try again later.';

/** Signing in with a password, slowed down for those who guess. */
@Injectable()
export class SignIn {
  private readonly perAddress = new RateLimiterMemory({
    points: FAILURES_PER_ADDRESS,
    duration: WINDOW_SECONDS,
  });
  private readonly perEmail = new RateLimiterMemory({ points: FAILURES_PER_EMAIL, duration: WINDOW_SECONDS });

  constructor(@Inject(API_DEPS) private readonly deps: ApiDeps) {}

  /** The token of a new session; throws when refused, locked or slowed down. */
  async withPassword(attempt: LoginAttempt): Promise<string> {
    const email = attempt.email.toLowerCase();
    await takeAttempt(this.perAddress, attempt.origin, TOO_MANY);
    await takeAttempt(this.perEmail, email, TOO_MANY);
    const result = await logIn(this.deps.database, attempt, this.deps.clock);
    if (result.kind === 'locked') {
      throw tooMany((result.until.epochMilliseconds - this.deps.clock.nowMs()) / 1000, TOO_MANY);
    }
    if (result.kind === 'refused') {
      throw new DomainError('unauthenticated', 'The e-mail address or the password is wrong.');
    }
    await this.perAddress.reward(attempt.origin);
    await this.perEmail.delete(email);
    return result.token;
  }
}
