import type { Scope, Tx } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import { openTicket, passSlaTimer, recalculateClocks, ticketView } from '@peil/service-desk';
import { aDeskWorld, OFFICE_HOURS, type DeskWorld } from '@peil/test/builders/desk-world.js';
import { insertRow } from '@peil/test/builders/insert-row.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';

const all: Scope = { organisations: 'all', actor: systemActor('spec') };
const ports = { health: { failRatios: () => Promise.resolve([]) } };

describe('the clocks of a ticket', () => {
  let test: TestDatabase<ManualClock>;
  let world: DeskWorld;
  beforeEach(async () => {
    test = await createTestDatabase();
    world = await test.database.transaction(all, aDeskWorld);
  });
  afterEach(() => test.drop());

  const now = () => test.clock.now();
  const work = <Result>(job: (tx: Tx) => Promise<Result>) => test.database.transaction(all, job);
  const view = (ticketId: string) => work((tx) => ticketView(tx, ticketId, ports));
  const open = async (organisationId = world.noordId): Promise<string> => {
    const words = { subject: 'Mail', description: 'Stuk', reporterName: null, reporterEmail: null } as const;
    const weight = { impact: 'high', urgency: 'high', serviceId: null } as const;
    const request = { ...words, ...weight, organisationId, kind: 'incident', origin: 'desk' } as const;
    return (await work((tx) => openTicket(tx, request, now()))).ticketId;
  };
  const timers = () =>
    work((tx) =>
      tx.query<{ kind: string; due: string }>(
        `select kind, to_char(due_at at time zone 'UTC', 'DD HH24:MI') as due from timer
         where done_at is null order by due_at`,
      ),
    );
  const pass = (ticketId: string) =>
    work((tx) => passSlaTimer(tx, { kind: 'sla_breach.resolution', ticketId }, now()));

  it('set a timer to warn at four fifths and one for the breach of each', async () => {
    await open();
    expect(await timers()).toEqual([
      { kind: 'sla_warning.first_response', due: '02 09:12' },
      { kind: 'sla_breach.first_response', due: '02 09:15' },
      { kind: 'sla_warning.resolution', due: '02 12:12' },
      { kind: 'sla_breach.resolution', due: '02 13:00' },
    ]);
  });

  it("prefer the organisation's own service level, clock by clock", async () => {
    await work(async (tx) => {
      const [calendar] = await tx.query<{ id: string }>('select id from calendar');
      const own = {
        organisation_id: world.noordId,
        calendar_id: calendar?.id,
        priority: 'P1',
        clock: 'resolution',
      };
      await insertRow(tx, 'service_level_target', { ...own, target_seconds: 3_600 });
    });
    expect((await view(await open())).clocks).toMatchObject([
      { kind: 'first_response', targetSeconds: 900 },
      { kind: 'resolution', targetSeconds: 3_600 },
    ]);
    expect((await view(await open(world.zuidId))).clocks).toMatchObject([{}, { targetSeconds: 14_400 }]);
  });

  it('are counted anew when their calendar changes, and leave a row that names both versions', async () => {
    const ticketId = await open();
    await work((tx) => {
      const closedToday = { ...OFFICE_HOURS, exceptions: { '2026-03-02': [] } };
      return tx.execute(`update calendar set definition = $1, version = version + 1, slug = 'kantoor'`, [
        JSON.stringify(closedToday),
      ]);
    });
    const recalculate = () => work((tx) => recalculateClocks(tx, now()));
    expect([await recalculate(), await recalculate()]).toEqual([1, 0]);
    const { clocks, history } = await view(ticketId);
    expect(clocks.map((clock) => clock.dueAt)).toEqual([
      '2026-03-03T07:15:00.000Z',
      '2026-03-03T11:00:00.000Z',
    ]);
    expect(history.at(-1)).toMatchObject({ field: 'due', reason: 'calendar kantoor 1 → 2' });
    expect((await timers()).map((timer) => timer.due)).toEqual([
      '03 07:12',
      '03 07:15',
      '03 10:12',
      '03 11:00',
    ]);
  });

  it('never run out when the calendar ends: no due instant, no timer', async () => {
    await work((tx) => {
      const versions = OFFICE_HOURS.versions.map((version) => ({ ...version, until: '2026-03-02' }));
      return tx.execute('update calendar set definition = $1', [
        JSON.stringify({ ...OFFICE_HOURS, versions }),
      ]);
    });
    const ticketId = await open();
    expect((await view(ticketId)).clocks).toMatchObject([{ state: 'running', dueAt: null }, { dueAt: null }]);
    expect(await timers()).toEqual([]);
  });

  describe('when a timer is due', () => {
    it('breaches a running clock once', async () => {
      const ticketId = await open();
      await test.clock.fastForward('PT4H', 'PT4H');
      expect(await pass(ticketId)).toMatchObject({ step: 'sla_breach', clock: 'resolution', number: 1 });
      expect(await pass(ticketId)).toBeNull();
    });

    it('does nothing when the clock runs out later after all', async () => {
      const ticketId = await open();
      await test.clock.fastForward('PT3H59M', 'PT4H');
      expect(await pass(ticketId)).toBeNull();
      expect((await view(ticketId)).clocks).toMatchObject([{}, { state: 'running' }]);
    });
  });
});
