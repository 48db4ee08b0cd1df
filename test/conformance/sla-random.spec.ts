import { join } from 'node:path';
import { paintOpenTable } from './oracle/open-table.js';
import { runRandomCases } from './oracle/random-cases.js';
import { countByTable, dueByTable, type SecondPause } from './oracle/count.js';
import { utcMinuteOf, zoneTable } from './oracle/zone-table.js';
import { readSlaVectorFile } from './sla-vector-file.js';

function second(text: string): number {
  return Date.parse(text) / 1_000;
}

function minute(text: string): number {
  return Date.parse(text) / 60_000;
}

describe('the engine against a painted table', () => {
  it.each([1, 2, 3])('agrees on a thousand random cases (seed %p)', (seed) => {
    expect(runRandomCases(1_000, seed)).toEqual({ passed: 1_000, failures: [] });
  });
});

describe('the painted table itself', () => {
  const file = readSlaVectorFile(join(import.meta.dirname, '../vectors/sla/vectors.json'));
  const dueVectors = file.vectors.filter(
    (vector) => vector.kind === 'due' && vector.expected !== 'error' && vector.change === undefined,
  );

  it.each(dueVectors.map((vector) => [vector.id, vector] as const))(
    'agrees with vector %s',
    (_id, vector) => {
      const raw = file.calendars[vector.calendar];
      const calendar = {
        zone: raw?.tz ?? '',
        versions: raw?.versions ?? [{ hours: raw?.hours ?? {} }],
        holidays: raw?.holidays ?? [],
        exceptions: raw?.exceptions ?? {},
      };
      const startSecond = second(vector.created);
      const table = paintOpenTable(calendar, Math.floor(startSecond / 86_400), 60);
      const pauses = vector.pauses.map(([from, until]): SecondPause => [
        second(from),
        until === null ? null : second(until),
      ]);
      const clock = { startSecond, targetSeconds: vector.target_seconds ?? 0, pauses };
      const lastSecond = startSecond + 50 * 86_400;
      if (typeof vector.expected === 'string') {
        expect(dueByTable(table, clock, lastSecond)).toBe(second(vector.expected));
        return;
      }
      const left = clock.targetSeconds - countByTable(table, clock, lastSecond);
      expect([dueByTable(table, clock, lastSecond), left]).toEqual([null, vector.remaining_seconds]);
    },
  );

  it('knows the clock changes of 2026 in Amsterdam and the missing and doubled hours around them', () => {
    const changes = zoneTable('Europe/Amsterdam').map(({ from }) => from);
    expect(changes).toEqual(
      expect.arrayContaining([minute('2026-03-29T01:00Z'), minute('2026-10-25T01:00Z')]),
    );
    const utc = (local: string) => utcMinuteOf('Europe/Amsterdam', minute(`${local}Z`));
    expect(utc('2026-03-29T02:30')).toBe(minute('2026-03-29T01:30Z'));
    expect(utc('2026-10-25T02:30')).toBe(minute('2026-10-25T00:30Z'));
    expect(utc('2026-07-01T12:00')).toBe(minute('2026-07-01T10:00Z'));
  });
});
