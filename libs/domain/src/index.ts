export * from './availability/index.js';
export * from './calendar/index.js';
export * from './check-state/index.js';
export * from './sla/index.js';
export * from './ticket/index.js';
export * from './topology/index.js';
