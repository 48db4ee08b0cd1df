import type { TicketQuery } from '@peil/contracts';
import type { Scope } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import { listTickets, openTicket, portalView, viewCounts } from '@peil/service-desk';
import { aTicket } from '@peil/test/builders/desk.js';
import { aDeskWorld, aMailOutage, type DeskWorld } from '@peil/test/builders/desk-world.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';

const due = (time: string) => ({ next_due_at: `2026-03-02T${time}:00Z` });
const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const all: Scope = { organisations: 'all', actor: systemActor('spec') };

describe('the work list', () => {
  let test: TestDatabase<ManualClock>;
  let world: DeskWorld;
  beforeAll(async () => {
    test = await createTestDatabase();
    world = await test.database.transaction(all, async (tx) => {
      const made = await aDeskWorld(tx);
      const [noord, zuid] = [{ organisation_id: made.noordId }, { organisation_id: made.zuidId }];
      await aTicket(tx, { ...noord, ...due('12:00'), subject: 'Printer 100% vol', priority: 'P4' });
      await aTicket(tx, {
        ...noord,
        ...due('10:00'),
        subject: 'Mail stuk',
        priority: 'P2',
        service_id: made.mailId,
      });
      await aTicket(tx, {
        ...zuid,
        ...due('10:00'),
        subject: 'Mail traag',
        priority: 'P1',
        assignee_id: made.agent.id,
      });
      await aTicket(tx, {
        ...zuid,
        subject: 'Wacht',
        status: 'waiting',
        waiting_reason: 'supplier',
        kind: 'change',
      });
      await aTicket(tx, { ...noord, subject: 'Oud', status: 'resolved', created_at: '2026-01-01T00:00:00Z' });
      return made;
    });
  });
  afterAll(() => test.drop());

  const list = (query: Partial<TicketQuery> = {}, scope: Scope = all) =>
    test.database.transaction(scope, (tx) =>
      listTickets(
        tx,
        { view: 'all_open', sort: 'due', limit: 50, ...query },
        { personId: world.agent.id, now: test.clock.now() },
      ),
    );
  const numbers = async (query?: Partial<TicketQuery>, scope?: Scope) =>
    (await list(query, scope)).items.map((item) => item.number);

  it('starts with what runs out first and ends with what never does', async () => {
    expect((await numbers()).slice(2)).toEqual([1, 4]);
    expect(inOrder((await numbers()).slice(0, 2))).toEqual([2, 3]);
  });

  it.each([
    [{ view: 'mine' }, [3]],
    [{ view: 'waiting_supplier' }, [4]],
    [{ view: 'closed' }, [5]],
    [{ sort: 'priority' }, [3, 2, 1, 4]],
    [{ kind: 'change' }, [4]],
    [{ q: 'mail' }, [2, 3]],
    [{ q: 'stuk MAIL' }, [2]],
    [{ q: '100% vol' }, [1]],
    [{ q: '0_' }, []],
    [{ q: '3' }, [3]],
    [{ q: '#2' }, [2]],
  ] as const)('shows for %j the tickets %j', async (query, expected) => {
    const found = await numbers(query);
    expect('sort' in query ? found : inOrder(found)).toEqual(expected);
  });

  it('filters by organisation and service', async () => {
    expect(inOrder(await numbers({ organisationId: world.noordId }))).toEqual([1, 2]);
    expect(await numbers({ serviceId: world.mailId })).toEqual([2]);
  });

  it('shows nothing of another organisation, whatever is asked', async () => {
    const zuid: Scope = { organisations: [world.zuidId], actor: systemActor('spec') };
    expect(inOrder(await numbers({}, zuid))).toEqual([3, 4]);
    expect(await numbers({ organisationId: world.noordId }, zuid)).toEqual([]);
    const counts = await test.database.transaction(zuid, (tx) =>
      viewCounts(tx, { personId: null, now: test.clock.now() }),
    );
    expect(counts.views).toMatchObject({ all_open: 2, unassigned: 1, waiting_supplier: 1 });
  });

  it.each(['due', 'created', 'priority'] as const)('pages by %s without a gap or a double', async (sort) => {
    const whole = await numbers({ sort });
    const paged: number[] = [];
    for (let cursor: string | undefined = undefined; ;) {
      const page = await list({ sort, limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.items.map((item) => item.number));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
  });

  it.each(['x', 'bm90IGpzb24', Buffer.from('{"sort":"due","values":["1","2"]}').toString('base64url')])(
    'refuses the cursor %j that it never gave out',
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({
        code: 'validation_failed',
        faults: [{ field: 'cursor', reason: 'unknown_cursor' }],
      });
    },
  );

  it('counts each view as it lists it', async () => {
    const { views, openOutages } = await test.database.transaction(all, (tx) =>
      viewCounts(tx, { personId: world.agent.id, now: test.clock.now() }),
    );
    expect(views).toEqual({ all_open: 4, mine: 1, unassigned: 3, due_soon: 3, waiting_supplier: 1 });
    expect(openOutages).toBe(0);
  });
});

describe('the portal', () => {
  it('shows the current outages that touch the caller, the services and the own tickets only', async () => {
    const test = await createTestDatabase();
    const world = await test.database.transaction(all, aDeskWorld);
    await test.database.transaction(all, async (tx) => {
      await aMailOutage(tx, world, { startedAt: '2026-03-02T08:30:00Z' });
      await aMailOutage(tx, world, { startedAt: '2026-03-01T08:30:00Z', endedAt: '2026-03-01T09:30:00Z' });
      const own = { organisation_id: world.noordId, reporter_id: world.caller.id };
      await aTicket(tx, { ...own, subject: 'Van mij' });
      await aTicket(tx, { organisation_id: world.noordId, subject: 'Van een collega' });
      const times = { created_at: '2026-03-02T08:00:00Z', first_responded_at: '2026-03-02T08:12:00Z' };
      await aTicket(tx, { ...own, ...times, subject: 'Beantwoord' });
    });
    const caller: Scope = { organisations: [world.noordId], actor: systemActor('spec') };
    const view = await test.database.transaction(caller, (tx) =>
      portalView(tx, { organisationId: world.noordId, personId: world.caller.id, now: test.clock.now() }),
    );
    expect(view).toMatchObject({
      organisation: { name: 'Noorddorp' },
      person: { name: 'Carlo Caller' },
      outages: [{ number: 1, endedAt: null, services: [{ name: 'E-mail' }] }],
      services: [{ id: world.mailId, name: 'E-mail' }],
      tickets: [{ subject: 'Beantwoord' }, { subject: 'Van mij' }],
      firstResponseMinutes: 12,
    });
    await test.drop();
  });
});

describe('a ticket in the list', () => {
  it('carries its names and the clock that runs out first, and fits many on a page', async () => {
    const test = await createTestDatabase();
    const world = await test.database.transaction(all, aDeskWorld);
    const request = {
      subject: 'Mail',
      description: 'Stuk',
      reporterName: 'Bel',
      reporterEmail: null,
      serviceId: world.mailId,
    };
    const weight = { impact: 'high', urgency: 'high', kind: 'incident', origin: 'desk' } as const;
    await test.database.transaction(all, async (tx) => {
      for (let made = 0; made < 50; made += 1) {
        await openTicket(tx, { ...request, ...weight, organisationId: world.noordId }, test.clock.now());
      }
    });
    const page = await test.database.transaction(all, (tx) =>
      listTickets(
        tx,
        { view: 'all_open', sort: 'due', limit: 50 },
        { personId: null, now: test.clock.now() },
      ),
    );
    expect(page.items[0]).toMatchObject({
      organisation: { name: 'Noorddorp' },
      service: { name: 'E-mail' },
      team: { name: 'Werkplek' },
      assignee: null,
      nextClock: { kind: 'first_response', state: 'running', dueAt: '2026-03-02T09:15:00.000Z' },
    });
    expect(page.nextCursor).toBeNull();
    expect(JSON.stringify(page).length).toBeLessThan(60_000);
    await test.drop();
  });
});
