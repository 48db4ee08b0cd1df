import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Log } from '@peil/platform';
import type { FastifyInstance } from 'fastify';
import { API_PREFIX, type ApiDeps } from './api-deps.js';
import { ApiModule } from './api.module.js';
import { addApiDocs } from './http/api-docs.js';
import { drainOnClose } from './http/drain.js';
import { fastifyOptions } from './http/fastify-options.js';
import { addHealthRoutes } from './http/health-routes.js';
import { takeJsonOnly } from './http/json-only.js';
import { addAccessLog, addRequestContext } from './http/request-context.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { serveWeb } from './http/web-files.js';
import type { ApiUseCases } from './ports.js';

export interface RunningApi {
  /** The port that was bound, also when the settings asked for any. */
  readonly port: number;
  /** Takes no more requests, ends the live streams, finishes what runs. */
  close(): Promise<void>;
}

/** Builds the API with everything around it, ready to listen or to be injected into. */
export async function createApi(deps: ApiDeps, useCases?: ApiUseCases): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(fastifyOptions(deps));
  const module = ApiModule.register(deps, useCases);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLog(deps.log),
    abortOnError: false,
  });
  app.setGlobalPrefix(API_PREFIX.slice(1));
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  drainOnClose(fastify, app.getHttpServer());
  addSecurityHeaders(fastify, deps.config.baseUrl);
  addRequestContext(fastify);
  addAccessLog(fastify, deps.log);
  takeJsonOnly(fastify);
  await fastify.register(fastifyCookie);
  addHealthRoutes(fastify, deps);
  addApiDocs(fastify, app);
  if (deps.webRoot !== undefined) serveWeb(fastify, deps.webRoot);
  return app;
}

/** Starts the API on the host and port of the settings. */
export async function startApi(deps: ApiDeps): Promise<RunningApi> {
  const app = await createApi(deps);
  await app.listen(deps.config.port, deps.config.host);
  const address: unknown = app.getHttpServer().address();
  return { port: portOf(address), close: () => app.close() };
}

function portOf(address: unknown): number {
  if (typeof address === 'object' && address !== null && 'port' in address) return Number(address.port);
  throw new Error('the API listens on no port');
}

/** Nest's start-up chatter goes to debug. */
function nestLog(log: Log): LoggerService {
  const write = (level: 'debug' | 'warn' | 'error') => (message: unknown) => log[level](String(message));
  return { log: write('debug'), warn: write('warn'), error: write('error'), fatal: write('error') };
}
