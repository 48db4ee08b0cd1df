export * from './actor.js';
export * from './clock.js';
export * from './config.js';
export { LOG_LEVELS, VARIABLES, type LogLevel, type Variable } from './config-variables.js';
export * from './errors.js';
export * from './log.js';
export * from './startup-error.js';
export * from './text.js';
export * from './outbound/index.js';
