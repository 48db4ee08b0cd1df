export { InvalidCalendar, validateCalendar } from './validate-calendar.js';
export * from './calendar-definition.js';
export * from './closing-days.js';
