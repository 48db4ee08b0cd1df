export * from './due-instant.js';
export * from './elapsed-seconds.js';
export * from './explain-due.js';
export * from './sla-clock.js';
export * from './warning-instant.js';
