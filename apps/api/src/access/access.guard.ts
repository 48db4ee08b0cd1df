import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Caller } from '@peil/identity';
import { DomainError } from '@peil/platform';
import type { FastifyRequest } from 'fastify';
import { API_DEPS, type ApiDeps } from '../api-deps.js';
import { ruleOf, type AccessClass, type AccessRule } from './access-table.js';
import { ACCESS_CLASS, rememberGranted } from './access.js';
import { identify } from './identify.js';
import { isUnsafe, refuseForeignOrigin, refuseWithoutCsrfToken } from './refuse-foreign-request.js';
import { scopeOf } from './scope-of.js';

/** Stands before every route: default deny. Row-level security holds the same line again behind it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(API_DEPS) private readonly deps: ApiDeps,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = this.ruleFor(context);
    refuseForeignOrigin(request, this.deps.config.baseUrl);
    if (rule.kind === 'public') return true;
    const caller = await identify(request, this.deps);
    if (!caller) throw new DomainError('unauthenticated', 'Sign in, or send a valid API token.');
    refuseWithoutCsrfToken(request, caller);
    refuseWeakToken(request, caller, rule);
    const scope = scopeOf(rule, caller, request.ip);
    if (scope.organisations.length === 0)
      throw new DomainError('forbidden', 'Your role does not allow this.');
    rememberGranted(request, { caller, scope });
    return true;
  }

  private ruleFor(context: ExecutionContext): AccessRule {
    const accessClass = this.reflector.get<AccessClass | undefined>(ACCESS_CLASS, context.getHandler());
    if (!accessClass) throw new DomainError('forbidden', 'This route names no access class.');
    return ruleOf(accessClass);
  }
}

function refuseWeakToken(
  request: FastifyRequest,
  caller: Caller,
  rule: Extract<AccessRule, { kind: 'roles' }>,
): void {
  if (caller.kind !== 'token') return;
  if (rule.peopleOnly)
    throw new DomainError('forbidden', 'An API token cannot do this; sign in as a person.');
  const needed = isUnsafe(request) ? 'write' : 'read';
  if (caller.scopes.includes(needed)) return;
  throw new DomainError('forbidden', `The API token lacks the scope "${needed}".`);
}
