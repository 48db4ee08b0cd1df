import type { Clock } from '@peil/platform';
import { Temporal } from 'temporal-polyfill';

type Tick = (now: Temporal.Instant) => Promise<unknown>;

/** A Monday morning, in office hours of every test calendar, no daylight-saving change near. */
export const MONDAY_MORNING = '2026-03-02T09:00:00Z';

/** Time that moves only when a spec says so. */
export class ManualClock implements Clock {
  private instant: Temporal.Instant;
  private readonly ticks: Tick[] = [];

  constructor(start: string = MONDAY_MORNING) {
    this.instant = Temporal.Instant.from(start);
  }

  now(): Temporal.Instant {
    return this.instant;
  }

  nowMs(): number {
    return this.instant.epochMilliseconds;
  }

  set(instant: string): void {
    this.instant = Temporal.Instant.from(instant);
  }

  /** Work that Peil does by itself as time goes by (claim loops, planners); run at every step of fastForward. */
  onStep(tick: Tick): void {
    this.ticks.push(tick);
  }

  /**
   * `fastForward('PT30M')`: moves time in steps and runs the registered work at each, so that what happens at
   * minute 5 can cause what happens at minute 12.
   */
  async fastForward(duration: string, step = 'PT10S'): Promise<void> {
    const end = this.instant.add(Temporal.Duration.from(duration));
    while (Temporal.Instant.compare(this.instant, end) < 0) {
      const next = this.instant.add(Temporal.Duration.from(step));
      this.instant = Temporal.Instant.compare(next, end) < 0 ? next : end;
      for (const tick of this.ticks) await tick(this.instant);
    }
  }
}
