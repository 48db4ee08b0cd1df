import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type DestinationStream } from 'pino';
import type { LogLevel } from './config-variables.js';

type Write = {
  (message: string): void;
  (fields: object, message: string): void;
};

/** JSON lines on standard output, one object a line, with the ids of the work they belong to. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  child(fields: object): Log;
}

/** Ids of the work in progress; every line written inside carries them. */
export interface LogContext {
  readonly requestId?: string;
  readonly jobId?: string;
  readonly queue?: string;
}

const context = new AsyncLocalStorage<LogContext>();

/** Runs `work`; every log line written meanwhile carries `fields`, nested calls add to them. */
export function withLogContext<Result>(fields: LogContext, work: () => Result): Result {
  return context.run({ ...context.getStore(), ...fields }, work);
}

const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'secret',
  'token',
  'authorization',
  'cookie',
  'set-cookie',
  'apiKey',
  'community',
];
const SECRET_PATHS = SECRET_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);

/** Makes the log of this process. Secrets are replaced, also in the user part of addresses. */
export function createLog(options: {
  readonly level: LogLevel;
  readonly process: string;
  readonly destination?: DestinationStream;
}): Log {
  return pino(
    {
      level: options.level,
      base: { process: options.process, pid: process.pid },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...context.getStore() }),
      redact: { paths: SECRET_PATHS, censor: '***' },
      hooks: { streamWrite: withoutUrlPasswords },
    },
    options.destination ?? pino.destination({ dest: 1, sync: false }),
  );
}

/** A log that keeps silent, for specs and one-shot commands. */
export const silentLog: Log = createLog({ level: 'silent', process: 'silent' });

const URL_PASSWORD = /([a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*):[^\s/@"]+@/gi;

/** `postgres://user:password@host` → `postgres://user:***@host`, wherever it stands in a line. */
export function withoutUrlPasswords(line: string): string {
  return line.includes('@') ? line.replace(URL_PASSWORD, '$1:***@') : line;
}
