import 'reflect-metadata';
import os from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { createOutboundPolicy } from '@peil/platform';
import { CollectorModule } from '../../../collector/src/collector.module.js';
import type { CollectorDeps, RunningPart } from './deps.js';
import { nestLog } from './nest-log.js';
import { ownEndpoints } from './own-endpoints.js';

/** Starts a collector in this process. */
export async function startCollector({ config, queues, log, pipeline }: CollectorDeps): Promise<RunningPart> {
  const module = CollectorModule.register({
    queues,
    log: log.child({ part: 'collector' }),
    policy: createOutboundPolicy({ labMode: config.labMode, ownEndpoints: ownEndpoints(config) }),
    sites: config.sites,
    name: `${os.hostname()}:${process.pid}`,
    spoolDir: path.join(config.dataDir, 'spool'),
    onProbe: (kind, outcome, lagMs) => pipeline.probeRun(kind, outcome, lagMs),
  });
  const app = await NestFactory.createApplicationContext(module, {
    logger: nestLog(log),
    abortOnError: false,
  });
  return { close: () => app.close() };
}
