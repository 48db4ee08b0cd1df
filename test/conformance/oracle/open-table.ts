import type { CalendarDefinition, OpeningBlock } from '@peil/domain';
import { utcMinuteOf } from './zone-table.js';

const MINUTES_PER_DAY = 1_440;

/** One byte for every UTC minute of a stretch (1 when open) and the open minutes before each. */
export interface OpenTable {
  readonly firstMinute: number;
  readonly open: Uint8Array;
  readonly openBefore: Int32Array;
}

/** Paints the opening hours of the local days `[firstDay, firstDay + days)`, counted from 1970, minute by minute. */
export function paintOpenTable(calendar: CalendarDefinition, firstDay: number, days: number): OpenTable {
  const firstMinute = firstDay * MINUTES_PER_DAY;
  const open = new Uint8Array(days * MINUTES_PER_DAY);
  for (let day = firstDay - 4; day < firstDay + days + 2; day += 1) {
    for (const [opens, closes] of blocksOn(calendar, day)) {
      const from = utcMinuteOf(calendar.zone, day * MINUTES_PER_DAY + minutesOf(opens)) - firstMinute;
      const until = utcMinuteOf(calendar.zone, day * MINUTES_PER_DAY + minutesOf(closes)) - firstMinute;
      open.fill(1, Math.max(0, from), Math.max(0, until));
    }
  }
  const openBefore = new Int32Array(open.length + 1);
  for (let i = 0; i < open.length; i += 1) openBefore[i + 1] = (openBefore[i] ?? 0) + (open[i] ?? 0);
  return { firstMinute, open, openBefore };
}

/** Open seconds of a table before an epoch second. */
export function openSecondsBefore(table: OpenTable, epochSecond: number): number {
  const second = epochSecond - table.firstMinute * 60;
  const minute = Math.floor(second / 60);
  return (table.openBefore[minute] ?? 0) * 60 + (table.open[minute] ?? 0) * (second % 60);
}

function blocksOn(calendar: CalendarDefinition, day: number): readonly OpeningBlock[] {
  const date = new Date(day * 86_400_000);
  const iso = date.toISOString().slice(0, 10);
  const exception = calendar.exceptions[iso];
  if (exception) return exception;
  if (calendar.holidays.includes(iso)) return [];
  const sundayFirst = date.getUTCDay();
  for (const { from = '0000', until = '9999', hours } of calendar.versions) {
    if (from <= iso && iso < until)
      return Object.entries(hours).find(([d]) => Number(d) % 7 === sundayFirst)?.[1] ?? [];
  }
  return [];
}

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}
