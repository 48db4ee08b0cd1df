import type { LoggerService } from '@nestjs/common';
import type { Log } from '@peil/platform';

/** Nest's own messages as lines of our log; its start-up chatter goes to debug. */
export function nestLog(log: Log): LoggerService {
  const write =
    (level: 'debug' | 'warn' | 'error') =>
    (message: unknown, ...rest: unknown[]) =>
      log[level]({ nest: rest.filter((part) => typeof part === 'string').at(-1) }, String(message));
  return { log: write('debug'), warn: write('warn'), error: write('error'), fatal: write('error') };
}
