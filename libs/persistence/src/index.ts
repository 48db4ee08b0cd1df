export { Database, type DatabaseOptions } from './database.js';
export { EVENT_CHANNEL, listen, type Listening, type ListenOptions } from './listen.js';
export { migrate, type MigrateOptions, type MigrationStep } from './migrate.js';
export { sqlStateOf } from './sql-state.js';
export type { AuditEntry, LiveEvent, Scope, Tx } from './transaction.js';
export { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
export { runningEmbeddedUrl } from './embedded/running-url.js';
export type { EmbeddedOptions, EmbeddedPostgres, EmbeddedStep } from './embedded/supervisor.js';
export { makeWritable } from './embedded/placement.js';
