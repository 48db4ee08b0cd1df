import { Temporal } from 'temporal-polyfill';

/** The only reader of the time of day. Everything that decides takes its `now` from here. */
export interface Clock {
  now(): Temporal.Instant;
  nowMs(): number;
}

export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
  nowMs: () => Date.now(),
};
