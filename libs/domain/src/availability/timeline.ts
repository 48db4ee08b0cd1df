import type { CheckState } from '../check-state/check-state.js';
import type { MsWindow } from '../check-state/due-instants.js';
import {
  AVAILABILITY_CLASSES,
  type AvailabilityClass,
  type ClassDurationsMs,
  type ClassSpan,
  type Timeline,
} from './availability-class.js';

/** From `atMs` on a check was in `state`, until its next change. */
export interface StateChange {
  readonly atMs: number;
  readonly state: CheckState;
}

/** Time to which a class applies whatever the check showed; strength decides when several do. */
export interface ClassOverlay {
  readonly class: Exclude<AvailabilityClass, CheckState>;
  readonly windows: readonly MsWindow[];
}

/** What a timeline is folded from. */
export interface TimelineSource {
  readonly window: MsWindow;
  /** Oldest first; those before the window tell its first state. Before the first one nobody measured. */
  readonly changes: readonly StateChange[];
  readonly overlays?: readonly ClassOverlay[] | undefined;
}

/** Folds the state changes of one check over a window into classes that add up to the window exactly. */
export function foldTimeline({ window, changes, overlays = [] }: TimelineSource): Timeline {
  let layer = foldChanges(window, changes);
  for (const { class: name, windows } of overlays) {
    for (const overlay of windows) layer = layer.flatMap((span) => coverSpan(span, overlay, name));
  }
  return joinEqual(layer);
}

/** The part of a timeline inside a window. */
export function clipTimeline(timeline: Timeline, { fromMs, untilMs }: MsWindow): Timeline {
  return timeline.flatMap((span) => {
    const clipped = {
      ...span,
      fromMs: Math.max(span.fromMs, fromMs),
      untilMs: Math.min(span.untilMs, untilMs),
    };
    return clipped.fromMs < clipped.untilMs ? [clipped] : [];
  });
}

/**
 * Leaves out the time before a check was measured at all, so that a check added today does not make
 * the past of its service unknown.
 */
export function sinceFirstMeasured(timeline: Timeline): Timeline {
  const first = timeline.findIndex((span) => span.class !== 'unknown');
  return first < 0 ? [] : timeline.slice(first);
}

/** Milliseconds of each class. */
export function classDurationsMs(timeline: Timeline): ClassDurationsMs {
  const durations = zeroDurations();
  for (const span of timeline) durations[span.class] += span.untilMs - span.fromMs;
  return durations;
}

/** Joins neighbours of one class and leaves out empty spans. */
export function joinEqual(spans: readonly ClassSpan[]): Timeline {
  const joined: ClassSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (span.fromMs >= span.untilMs) continue;
    if (last?.class === span.class) joined[joined.length - 1] = { ...last, untilMs: span.untilMs };
    else joined.push(span);
  }
  return joined;
}

/** A fresh count of nothing. */
export function zeroDurations(): Record<AvailabilityClass, number> {
  return {
    unknown: 0,
    out_of_hours: 0,
    maintenance: 0,
    unreachable: 0,
    down: 0,
    flapping: 0,
    degraded: 0,
    up: 0,
  };
}

function foldChanges(window: MsWindow, changes: readonly StateChange[]): ClassSpan[] {
  const spans: ClassSpan[] = [];
  let current: ClassSpan = { ...window, class: 'unknown' };
  for (const { atMs, state } of changes) {
    if (atMs >= window.untilMs) break;
    if (atMs > current.fromMs) spans.push({ ...current, untilMs: atMs });
    current = { fromMs: Math.max(atMs, current.fromMs), untilMs: window.untilMs, class: state };
  }
  return [...spans, current];
}

function coverSpan(span: ClassSpan, overlay: MsWindow, name: AvailabilityClass): ClassSpan[] {
  const fromMs = Math.max(span.fromMs, overlay.fromMs);
  const untilMs = Math.min(span.untilMs, overlay.untilMs);
  const isStronger = AVAILABILITY_CLASSES.indexOf(name) < AVAILABILITY_CLASSES.indexOf(span.class);
  if (fromMs >= untilMs || !isStronger) return [span];
  return [
    { ...span, untilMs: fromMs },
    { fromMs, untilMs, class: name },
    { ...span, fromMs: untilMs },
  ].filter((part) => part.fromMs < part.untilMs);
}
