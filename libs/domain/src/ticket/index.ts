export * from './clock-effect.js';
export * from './life-cycle.js';
export * from './priority.js';
export * from './ticket.js';
