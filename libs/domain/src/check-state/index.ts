export * from './check-state.js';
export * from './due-instants.js';
export * from './hash-text.js';
export * from './plan-windows.js';
export * from './step.js';
