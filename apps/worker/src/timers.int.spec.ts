import type { Scope } from '@peil/persistence';
import { silentLog, systemActor } from '@peil/platform';
import { insertRow } from '@peil/test/builders/insert-row.js';
import { anOrganisation } from '@peil/test/builders/people.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { Timers, type TimerHandler } from './timers.js';

const all: Scope = { organisations: 'all', actor: systemActor('spec') };

describe('timers', () => {
  let test: TestDatabase<ManualClock>;
  let organisationId: string;
  beforeEach(async () => {
    test = await createTestDatabase();
    organisationId = (await test.database.transaction(all, (tx) => anOrganisation(tx))).id;
  });
  afterEach(() => test.drop());

  const set = (kind: string, dueAt: string) =>
    test.database.transaction(all, (tx) =>
      insertRow<{ id: string }>(tx, 'timer', {
        organisation_id: organisationId,
        kind,
        subject_id: crypto.randomUUID(),
        due_at: dueAt,
      }),
    );
  const timersWith = (handler: TimerHandler) =>
    new Timers({
      database: test.database,
      clock: test.clock,
      log: silentLog,
      handlers: new Map([['ring', handler]]),
    });
  const open = () =>
    test.database.transaction(all, (tx) =>
      tx.query('select kind, attempts, last_error from timer where done_at is null order by kind'),
    );

  it('fire when they are due, not before, and once', async () => {
    const rung: string[] = [];
    const timers = timersWith(async (_tx, timer) => void rung.push(timer.id));
    const { id } = await set('ring', '2026-03-02T09:00:10Z');
    expect(await timers.drain()).toBe(0);
    await test.clock.fastForward('PT10S');
    expect([await timers.drain(), await timers.drain()]).toEqual([1, 0]);
    expect(rung).toEqual([id]);
  });

  it('of a kind nobody knows here are left to who does', async () => {
    await set('other', '2026-03-02T08:00:00Z');
    expect(await timersWith(async () => undefined).drain()).toBe(0);
    expect(await open()).toMatchObject([{ kind: 'other', attempts: 0 }]);
  });

  it('fire once with several processes at once', async () => {
    for (let made = 0; made < 120; made += 1) await set('ring', '2026-03-02T08:00:00Z');
    const rung = new Set<string>();
    let fired = 0;
    const timers = timersWith(async (_tx, timer) => {
      fired += 1;
      rung.add(timer.id);
    });
    await Promise.all([timers.drain(), timers.drain(), timers.drain()]);
    expect({ fired, different: rung.size }).toEqual({ fired: 120, different: 120 });
  });

  it('that fail undo what they did, and are tried again after a pause that grows', async () => {
    await set('ring', '2026-03-02T09:00:00Z');
    const attemptsAt: string[] = [];
    const timers = timersWith(async (tx, _timer, now) => {
      attemptsAt.push(now.toString().slice(14, 19));
      await anOrganisation(tx, { name: 'half done' });
      throw new Error('no such ticket');
    });
    test.clock.onStep(() => timers.drain());
    await test.clock.fastForward('PT20S', 'PT1S');
    expect(attemptsAt).toEqual(['00:01', '00:03', '00:07', '00:15']);
    expect(await open()).toMatchObject([{ kind: 'ring', attempts: 4, last_error: 'no such ticket' }]);
    const halves = await test.database.transaction(all, (tx) =>
      tx.query(`select 1 from organisation where name = 'half done'`),
    );
    expect(halves).toEqual([]);
  });

  it('that are set anew while they fire stay set', async () => {
    const { id } = await set('ring', '2026-03-02T09:00:00Z');
    const timers = timersWith(async (tx) => {
      await tx.execute(`update timer set due_at = '2026-03-02T10:00:00Z', lease_until = null where id = $1`, [
        id,
      ]);
    });
    expect(await timers.drain()).toBe(1);
    expect(await open()).toHaveLength(1);
  });
});
