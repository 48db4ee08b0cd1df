/** Samples are kept this many days; transitions for ever. */
export const RETENTION_DAYS = 35;
/** Live events are kept this many hours, for browsers that come back. */
export const EVENT_HOURS = 24;
