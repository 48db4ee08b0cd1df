import { eventually } from '@peil/test/harness/eventually.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import type { Actor } from '@peil/platform';
import { listen, EVENT_CHANNEL } from './listen.js';
import { sqlStateOf } from './sql-state.js';
import type { Scope, Tx } from './transaction.js';

const actor: Actor = { kind: 'person', id: 'p-1', label: 'Noor Jansen', origin: '192.0.2.7' };
const everything: Scope = { organisations: 'all', actor };

describe('Database.transaction', () => {
  let test: TestDatabase<ManualClock>;
  const ids = { north: '', south: '' };

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.transaction(everything, async (tx) => {
      ids.north = await addOrganisation(tx, 'north');
      ids.south = await addOrganisation(tx, 'south');
      await addTeam(tx, ids.north);
      await addTeam(tx, ids.south);
    });
  });
  afterAll(() => test.drop());

  async function addOrganisation(tx: Tx, slug: string): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into organisation (slug, name, kind, created_at) values ($1, $1, 'municipality', $2) returning id`,
      [slug, test.clock.now()],
    );
    return row?.id ?? '';
  }
  const teams = (scope: Scope): Promise<{ organisation_id: string }[]> =>
    test.database.transaction(scope, (tx) => tx.query('select organisation_id from team'));

  it('shows the rows of the organisations in scope only', async () => {
    expect(await teams({ organisations: [ids.north], actor })).toEqual([{ organisation_id: ids.north }]);
    expect(await teams({ organisations: [ids.north, ids.south], actor })).toHaveLength(2);
    expect(await teams(everything)).toHaveLength(2);
  });

  it('shows nothing when no organisation is in scope', async () => {
    expect(await teams({ organisations: [], actor })).toEqual([]);
  });

  it('refuses to write a row of another organisation', async () => {
    const writing = test.database.transaction({ organisations: [ids.north], actor }, (tx) =>
      addTeam(tx, ids.south),
    );
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  it('leaves no scope behind on the connection it gives back', async () => {
    await teams(everything);
    const rows: { role: string; scope: string }[] = await test.database.dataSource.query(
      `select current_user as role, coalesce(current_setting('peil.organisations', true), '') as scope`,
    );
    expect(rows).toEqual([{ role: 'peil', scope: '' }]);
  });

  it('writes audit rows with the actor, his origin and the time of the clock', async () => {
    test.clock.set('2026-05-04T10:00:00Z');
    await test.database.transaction({ organisations: [ids.north], actor }, (tx) =>
      tx.audit({
        action: 'ticket.open',
        object: 'ticket:1',
        organisationId: ids.north,
        detail: { kind: 'complaint' },
      }),
    );
    const rows = await test.database.transaction(everything, (tx) =>
      tx.query(
        'select action, object, result, origin, actor_kind, actor_id, actor_label, detail, at from audit',
      ),
    );
    expect(rows).toEqual([
      {
        action: 'ticket.open',
        object: 'ticket:1',
        result: 'ok',
        origin: '192.0.2.7',
        actor_kind: 'person',
        actor_id: 'p-1',
        actor_label: 'Noor Jansen',
        detail: { kind: 'complaint' },
        at: new Date('2026-05-04T10:00:00Z'),
      },
    ]);
  });

  it('keeps nothing of a transaction that throws', async () => {
    const failing = test.database.transaction(everything, async (tx) => {
      await addOrganisation(tx, 'undone');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const rows = await test.database.transaction(everything, (tx) =>
      tx.query(`select from organisation where slug = 'undone'`),
    );
    expect(rows).toEqual([]);
  });

  it('runs a transaction again that lost a deadlock', async () => {
    let attempts = 0;
    const meet = rendezvous(2);
    const lockBoth = (first: string, second: string): Promise<number> =>
      test.database.transaction(everything, async (tx) => {
        attempts += 1;
        await tx.execute('update organisation set name = name where id = $1', [first]);
        await meet();
        return tx.execute('update organisation set name = name where id = $1', [second]);
      });
    await expect(
      Promise.all([lockBoth(ids.north, ids.south), lockBoth(ids.south, ids.north)]),
    ).resolves.toEqual([1, 1]);
    expect(attempts).toBe(3);
  });

  it('does not run a transaction again for another error', async () => {
    let attempts = 0;
    const failing = test.database.transaction(everything, async (tx) => {
      attempts += 1;
      await addOrganisation(tx, 'north');
    });
    const error: unknown = await failing.catch((caught: unknown) => caught);
    expect(sqlStateOf(error)).toBe('23505');
    expect(attempts).toBe(1);
  });

  it('reads bigint as a number and a date as text', async () => {
    const rows = await test.database.transaction(everything, (tx) =>
      tx.query(`select 9007199254740991::bigint as big, date '2026-03-29' as day`),
    );
    expect(rows).toEqual([{ big: 9_007_199_254_740_991, day: '2026-03-29' }]);
  });

  it('wakes listeners after the commit, also after their connection was lost', async () => {
    const heard: string[] = [];
    let connects = 0;
    const listening = await listen({
      url: test.url,
      channel: EVENT_CHANNEL,
      onMessage: (id) => heard.push(id),
      onConnected: () => (connects += 1),
    });
    const announce = (): Promise<void> =>
      test.database.transaction(everything, (tx) =>
        tx.notify({ kind: 'ticket', organisationId: ids.north, subject: 't-1' }),
      );
    await announce();
    await eventually(() => heard.length === 1);
    await test.database.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'peil listen' and datname = current_database()`,
    );
    await eventually(() => connects === 2);
    await announce();
    await eventually(() => heard.length === 2);
    await listening.stop();
  });
});

/** Resolves for all once `count` have arrived, and at once for whoever comes later. */
function rendezvous(count: number): () => Promise<void> {
  const doors: (() => void)[] = [];
  let arrived = 0;
  return async () => {
    arrived += 1;
    if (arrived >= count) for (const open of doors) open();
    else await new Promise<void>((resolve) => doors.push(resolve));
  };
}

const addTeam = (tx: Tx, organisationId: string): Promise<number> =>
  tx.execute(`insert into team (organisation_id, slug, name) values ($1, 'desk', 'Desk')`, [organisationId]);
