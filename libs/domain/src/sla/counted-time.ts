import { compileCalendar, type Span } from '../calendar/business-calendar.js';
import { openSpans, type OpenSpan } from '../calendar/open-intervals.js';
import type { Pause, SlaClock } from './sla-clock.js';

/** What counting needs of a clock; an {@link SlaClock} is one. */
export type CountingClock = Omit<SlaClock, 'targetSeconds'>;

/**
 * Pauses as ascending spans that neither overlap nor touch; an open pause ends at Infinity.
 * @throws {RangeError} when a pause ends before it begins.
 */
export function mergePauses(pauses: readonly Pause[]): Span[] {
  const merged: { fromMs: number; untilMs: number }[] = [];
  for (const span of pauses.map(toSpan).sort((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last && span.fromMs <= last.untilMs) last.untilMs = Math.max(last.untilMs, span.untilMs);
    else if (span.fromMs < span.untilMs) merged.push({ ...span });
  }
  return merged;
}

function toSpan({ from, until }: Pause): Span {
  const span = { fromMs: from.epochMilliseconds, untilMs: until?.epochMilliseconds ?? Infinity };
  if (span.untilMs >= span.fromMs) return span;
  throw new RangeError(`a pause must end after it begins, got ${String(from)} until ${String(until)}`);
}

/** The opening time that counts for a clock from its start until `untilMs`: open and not paused, ascending. */
export function* countedSpans(clock: CountingClock, untilMs: number): Generator<OpenSpan> {
  const pauses = mergePauses(clock.pauses);
  const lastPause = pauses.at(-1);
  const endMs = lastPause?.untilMs === Infinity ? Math.min(lastPause.fromMs, untilMs) : untilMs;
  const range = { fromMs: clock.start.epochMilliseconds, untilMs: endMs };
  let next = 0;
  for (const open of openSpans(compileCalendar(clock.calendar), range)) {
    let fromMs = open.fromMs;
    for (let pause = pauses[next]; pause && pause.fromMs < open.untilMs; pause = pauses[next]) {
      if (pause.fromMs > fromMs) yield { ...open, fromMs, untilMs: pause.fromMs };
      fromMs = Math.max(fromMs, pause.untilMs);
      if (pause.untilMs > open.untilMs) break;
      next += 1;
    }
    if (fromMs < open.untilMs) yield { ...open, fromMs };
  }
}
