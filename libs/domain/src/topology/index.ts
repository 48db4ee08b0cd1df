export * from './find-cycle.js';
