export * from './availability-class.js';
export * from './availability-ratio.js';
export * from './combine-timelines.js';
export * from './day-bars.js';
export * from './state-changes.js';
export {
  classDurationsMs,
  clipTimeline,
  foldTimeline,
  sinceFirstMeasured,
  type ClassOverlay,
  type StateChange,
  type TimelineSource,
} from './timeline.js';
