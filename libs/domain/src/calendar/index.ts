export * from './calendar-definition.js';
