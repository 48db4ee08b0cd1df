import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openChannels } from '@peil/channels';
import { DeskWorker, tellTheStory, WorkerModule } from '../../../worker/src/index.js';
import type { Deps, RunningPart } from './deps.js';
import { nestLog } from './nest-log.js';

/** Starts a worker in this process. */
export async function startWorker(deps: Deps): Promise<RunningPart> {
  const { config, clock, database, queues, pipeline } = deps;
  const log = deps.log.child({ part: 'worker' });
  const channels = openChannels(config);
  const { baseUrl } = config;
  const desk = new DeskWorker({ database, clock, log, channels, baseUrl });
  const story = tellTheStory({ baseUrl });
  const module = WorkerModule.register({
    ...story,
    database,
    queues,
    clock,
    log,
    metrics: pipeline,
    loops: [desk],
  });
  const app = await NestFactory.createApplicationContext(module, {
    logger: nestLog(log),
    abortOnError: false,
  });
  return {
    close: async () => {
      await app.close();
      await Promise.all([...channels.values()].map((channel) => channel.close()));
    },
  };
}
