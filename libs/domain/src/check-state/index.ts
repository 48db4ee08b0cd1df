export * from './check-state.js';
