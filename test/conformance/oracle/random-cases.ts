import { Temporal } from 'temporal-polyfill';
import {
  dueInstant,
  elapsedSeconds,
  validateCalendar,
  type CalendarDefinition,
  type SlaClock,
} from '@peil/domain';
import type { ConformanceReport } from '../run-sla-vectors.js';
import { countByTable, dueByTable, type SecondClock, type SecondPause } from './count.js';
import { createDice, type Dice } from './dice.js';
import { paintOpenTable, type OpenTable } from './open-table.js';
import { randomCalendar } from './random-calendar.js';

const CASES_PER_CALENDAR = 50;
const TABLE_DAYS = 130;
const DAY_SECONDS = 86_400;
const FIRST_DAY = Date.UTC(2024, 0, 1) / 86_400_000;
const LAST_DAY = Date.UTC(2035, 11, 31) / 86_400_000;

interface Stage {
  readonly calendar: CalendarDefinition;
  readonly table: OpenTable;
  readonly firstSecond: number;
  readonly lastSecond: number;
}

/** Compares the engine with the painted table on as many random cases as asked for. */
export function runRandomCases(count: number, seed: number): ConformanceReport {
  const dice = createDice(seed);
  const failures: string[] = [];
  let passed = 0;
  while (passed + failures.length < count) {
    const stage = randomStage(dice);
    const cases = Math.min(CASES_PER_CALENDAR, count - passed - failures.length);
    for (let i = 0; i < cases; i += 1) {
      const difference = compareOnce(dice, stage);
      if (difference === null) passed += 1;
      else failures.push(difference);
    }
  }
  return { passed, failures };
}

function randomStage(dice: Dice): Stage {
  const firstDay = dice.whole(FIRST_DAY, LAST_DAY - TABLE_DAYS);
  const calendar = randomCalendar(dice, firstDay, TABLE_DAYS);
  const neverOpens = validateCalendar(calendar).some((fault) => fault.code === 'no_opening_hours');
  if (neverOpens) return randomStage(dice);
  const table = paintOpenTable(calendar, firstDay, TABLE_DAYS);
  const firstSecond = firstDay * DAY_SECONDS;
  return { calendar, table, firstSecond, lastSecond: firstSecond + TABLE_DAYS * DAY_SECONDS };
}

/** Null when the engine and the table agree on the due instant and on elapsed time, else the whole case. */
function compareOnce(dice: Dice, stage: Stage): string | null {
  const clock = randomClock(dice, stage);
  const until = dice.whole(clock.startSecond - 10, stage.lastSecond);
  const expected = [describeExpected(stage, clock), countByTable(stage.table, clock, until)].join(
    ', elapsed ',
  );
  const engineClock = toEngineClock(stage.calendar, clock);
  const outcome = dueInstant(engineClock);
  const due = outcome.kind === 'due' ? outcome.at.epochMilliseconds / 1_000 : null;
  const left = outcome.kind === 'paused' ? `paused ${outcome.remainingSeconds}` : 'not reached';
  const isBeyondTable = due !== null && due > stage.lastSecond;
  const actual = [
    due === null || isBeyondTable ? left : `due ${due}`,
    elapsedSeconds(engineClock, instantOf(until)),
  ].join(', elapsed ');
  if (actual === expected) return null;
  return `FAILED expected ${expected}, got ${actual}: ${JSON.stringify({ ...clock, until, calendar: stage.calendar })}`;
}

function describeExpected({ table, lastSecond }: Stage, clock: SecondClock): string {
  const open = clock.pauses.filter(([, until]) => until === null).map(([from]) => from);
  const due = dueByTable(table, clock, Math.min(lastSecond, ...open));
  if (due !== null) return `due ${due}`;
  if (open.length === 0) return 'not reached';
  return `paused ${clock.targetSeconds - countByTable(table, clock, Math.min(...open))}`;
}

function randomClock(dice: Dice, { table, firstSecond, lastSecond }: Stage): SecondClock {
  const startSecond = dice.whole(firstSecond, firstSecond + 100 * DAY_SECONDS);
  const pauses = randomPauses(dice, startSecond);
  const clock = { startSecond, targetSeconds: 0, pauses };
  if (dice.chance(0.02)) return clock;
  const reachable = countByTable(table, clock, lastSecond);
  if (dice.chance(0.3)) {
    const midnightish = Math.round(dice.whole(startSecond, lastSecond) / 1_800) * 1_800;
    return { ...clock, targetSeconds: countByTable(table, clock, midnightish) };
  }
  const most = dice.chance(0.7) ? Math.min(reachable, 5 * DAY_SECONDS) : reachable + DAY_SECONDS;
  return { ...clock, targetSeconds: dice.whole(0, most) };
}

function randomPauses(dice: Dice, startSecond: number): SecondPause[] {
  const pauses: SecondPause[] = [];
  for (let i = dice.whole(-2, 4); i > 0; i -= 1) {
    const [, touched] = dice.chance(0.2) ? (pauses.at(-1) ?? []) : [];
    const from = touched ?? startSecond + dice.whole(-DAY_SECONDS, 6 * DAY_SECONDS);
    const length = dice.chance(0.5) ? dice.whole(0, 7_200) : dice.whole(0, 4 * DAY_SECONDS);
    pauses.push([from, dice.chance(0.06) ? null : from + length]);
  }
  return pauses;
}

function toEngineClock(calendar: CalendarDefinition, clock: SecondClock): SlaClock {
  return {
    calendar,
    start: instantOf(clock.startSecond),
    targetSeconds: clock.targetSeconds,
    pauses: clock.pauses.map(([from, until]) => ({
      from: instantOf(from),
      until: until === null ? null : instantOf(until),
    })),
  };
}

function instantOf(second: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(second * 1_000);
}
