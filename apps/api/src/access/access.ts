import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Caller } from '@peil/identity';
import type { Scope } from '@peil/persistence';
import type { FastifyRequest } from 'fastify';
import type { AccessClass } from './access-table.js';

export const ACCESS_CLASS = 'peil:access-class';

/** Under this name openapi.json tells the access class of a route. */
export const ACCESS_EXTENSION = 'x-access-class';

/** Names the access class of a route. A route without one is refused and fails the tests. */
export const Access = (accessClass: AccessClass): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS_CLASS, accessClass), ApiExtension(ACCESS_EXTENSION, accessClass));

/** What the guard found out: who calls, and whose rows this route may touch for them. */
export interface Granted {
  readonly caller: Caller;
  readonly scope: Scope;
}

const granted = new WeakMap<FastifyRequest['raw'], Granted>();

export function rememberGranted(request: FastifyRequest, access: Granted): void {
  granted.set(request.raw, access);
}

function grantedTo(request: FastifyRequest): Granted {
  const access = granted.get(request.raw);
  if (!access) throw new Error('a public route asked who calls it');
  return access;
}

/** The caller and its scope, as an argument of a route's method. */
export const By = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  grantedTo(context.switchToHttp().getRequest<FastifyRequest>()),
);
