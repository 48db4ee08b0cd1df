import type { Scope, Tx } from '@peil/persistence';
import { systemActor, type Actor } from '@peil/platform';
import {
  addNote,
  changeTicket,
  declineOutageOffer,
  fileComplaint,
  linkOutage,
  openTicket,
  portalTicket,
  replyAsCaller,
  replyToTicket,
  ticketView,
  unlinkOutage,
  type CallerMessage,
  type TicketToChange,
} from '@peil/service-desk';
import { aDeskWorld, aMailOutage, type DeskWorld } from '@peil/test/builders/desk-world.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';

const all: Scope = { organisations: 'all', actor: systemActor('spec') };
const person = (who: { id: string; name: string }): Actor => ({
  kind: 'person',
  id: who.id,
  label: who.name,
  origin: '192.0.2.1',
});
const ports = { health: { failRatios: () => Promise.resolve([]) } };

describe('the verbs of a ticket', () => {
  let test: TestDatabase<ManualClock>;
  let world: DeskWorld;
  let desk: Scope;
  let caller: Scope;
  let stranger: Scope;
  let sent: CallerMessage[];

  beforeEach(async () => {
    test = await createTestDatabase();
    world = await test.database.transaction(all, aDeskWorld);
    desk = { organisations: 'all', actor: person(world.agent) };
    caller = { organisations: [world.noordId], actor: person(world.caller) };
    stranger = { organisations: [world.zuidId], actor: person(world.agent) };
    sent = [];
  });
  afterEach(() => test.drop());

  const now = () => test.clock.now();
  const as = <Result>(scope: Scope, work: (tx: Tx) => Promise<Result>) =>
    test.database.transaction(scope, work);
  const view = (ticketId: string) => as(all, (tx) => ticketView(tx, ticketId, ports));
  const outbox = { enqueue: async (_tx: Tx, message: CallerMessage) => void sent.push(message) };
  const actions = () => as(all, (tx) => tx.query<{ action: string }>('select action from audit order by id'));
  const complaint = async (): Promise<string> => {
    const { ticketId } = await as(caller, (tx) =>
      fileComplaint(
        tx,
        {
          organisationId: world.noordId,
          origin: 'portal',
          description: 'De mail is stuk',
          ability: 'partly',
          serviceId: world.mailId,
          outageId: null,
          reporter: { personId: world.caller.id, name: world.caller.name, email: world.caller.email },
        },
        now(),
      ),
    );
    return ticketId;
  };
  const change = (ticketId: string, patch: TicketToChange['patch'], version = 1, scope = desk) =>
    as(scope, (tx) => changeTicket(tx, { ticketId, version, patch }, now()));
  const clockOf = async (ticketId: string, kind: string) =>
    (await view(ticketId)).clocks.find((clock) => clock.kind === kind);
  const reply = (ticketId: string, body = 'Wij kijken ernaar.', scope = desk) =>
    as(scope, (tx) => replyToTicket(tx, { ticketId, body }, { now: now(), outbox }));
  const note = (ticketId: string, scope = desk) =>
    as(scope, (tx) => addNote(tx, { ticketId, body: 'Klinkt boos; leverancier is schuldig.' }, now()));
  const answer = (ticketId: string, personId = world.caller.id) =>
    as(caller, (tx) => replyAsCaller(tx, { ticketId, personId, body: 'Het is nog stuk.' }, now()));
  const outage = () => as(all, (tx) => aMailOutage(tx, world, { startedAt: '2026-03-02T08:30:00Z' }));
  const link = (ticketId: string, outageId: string, scope = desk) =>
    as(scope, (tx) => linkOutage(tx, { ticketId, outageId }, now()));

  describe('openTicket', () => {
    const request = {
      ...({ kind: 'incident', subject: 'Printer', description: 'Print niet', origin: 'desk' } as const),
      ...({
        impact: 'low',
        urgency: 'medium',
        serviceId: null,
        reporterName: 'Bel',
        reporterEmail: null,
      } as const),
    };
    const open = (organisationId: string, scope: Scope, serviceId: string | null = null) =>
      as(scope, (tx) => openTicket(tx, { ...request, organisationId, serviceId }, now()));

    it('opens a ticket by the matrix, with its audit row; a priority nobody promised has no clocks', async () => {
      const { ticketId, priority } = await open(world.noordId, desk);
      expect(priority).toBe('P4');
      expect(await view(ticketId)).toMatchObject({
        subject: 'Printer',
        status: 'new',
        clocks: [],
        nextClock: null,
      });
      expect(await actions()).toEqual([{ action: 'ticket.open' }]);
    });
    it('refuses an unknown organisation and a service the organisation does not use', async () => {
      await expect(open(world.teamId, desk)).rejects.toMatchObject({ faults: [{ field: 'organisationId' }] });
      await expect(open(world.noordId, desk, world.teamId)).rejects.toMatchObject({
        faults: [{ field: 'serviceId' }],
      });
    });
    it('refuses another organisation', async () => {
      await expect(open(world.noordId, stranger)).rejects.toMatchObject({ code: 'forbidden' });
    });
  });

  describe('changeTicket', () => {
    it('starts, assigns and writes each change in the history under the name of who did it', async () => {
      const ticketId = await complaint();
      await test.clock.fastForward('PT5M');
      expect(await change(ticketId, { status: 'in_progress', assigneeId: world.agent.id })).toEqual({
        version: 2,
      });
      const ticket = await view(ticketId);
      expect(ticket).toMatchObject({ status: 'in_progress', assignee: { name: 'Dana Desk' }, version: 2 });
      expect(ticket.history.slice(1)).toMatchObject([
        { field: 'status', oldValue: 'new', newValue: 'in_progress', actor: 'Dana Desk' },
        { field: 'assignee', oldValue: null, newValue: 'Dana Desk' },
      ]);
      expect((await actions()).at(-1)).toEqual({ action: 'ticket.change' });
    });

    it('refuses a version that is no longer the last, and writes nothing', async () => {
      const ticketId = await complaint();
      await change(ticketId, { urgency: 'high' });
      await expect(change(ticketId, { urgency: 'low' })).rejects.toMatchObject({
        code: 'stale_version',
        params: { version: 2 },
      });
      expect((await view(ticketId)).urgency).toBe('high');
    });

    it('lets one of two changes at the same moment win', async () => {
      const ticketId = await complaint();
      const outcomes = await Promise.allSettled([
        change(ticketId, { urgency: 'high' }),
        change(ticketId, { urgency: 'low' }),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    });

    it('needs a reason to wait, and holds both clocks while it waits', async () => {
      const ticketId = await complaint();
      await expect(change(ticketId, { status: 'waiting' })).rejects.toMatchObject({
        faults: [{ field: 'waitingReason', reason: 'waiting_reason_required' }],
      });
      await test.clock.fastForward('PT30M', 'PT30M');
      await change(ticketId, { status: 'waiting', waitingReason: 'supplier' });
      expect(await clockOf(ticketId, 'resolution')).toMatchObject({
        state: 'paused',
        dueAt: null,
        remainingSeconds: 27_000,
      });
      const timers = await as(all, (tx) => tx.query('select kind from timer where done_at is null'));
      expect(timers).toEqual([]);
      await test.clock.fastForward('PT1H', 'PT1H');
      await change(ticketId, { status: 'in_progress' }, 2);
      expect(await clockOf(ticketId, 'resolution')).toMatchObject({
        state: 'running',
        dueAt: '2026-03-03T09:00:00.000Z',
      });
    });

    it('goes on waiting without a gap when only the reason changes', async () => {
      const ticketId = await complaint();
      await change(ticketId, { status: 'waiting', waitingReason: 'caller' });
      await change(ticketId, { waitingReason: 'supplier' }, 2);
      expect(await view(ticketId)).toMatchObject({
        status: 'waiting',
        waitingReason: 'supplier',
        clocks: [{ state: 'paused' }, { state: 'paused' }],
      });
    });

    it('keeps what has elapsed when the priority changes', async () => {
      const ticketId = await complaint();
      expect(await clockOf(ticketId, 'first_response')).toMatchObject({ dueAt: '2026-03-02T10:00:00.000Z' });
      await test.clock.fastForward('PT10M', 'PT10M');
      await change(ticketId, { urgency: 'high' });
      expect(await view(ticketId)).toMatchObject({ priority: 'P1' });
      expect(await clockOf(ticketId, 'first_response')).toMatchObject({
        dueAt: '2026-03-02T09:15:00.000Z',
        targetSeconds: 900,
      });
    });

    it('cancels clocks a new priority does not promise, and lets them count from the creation when one does', async () => {
      const ticketId = await complaint();
      await change(ticketId, { impact: 'low', urgency: 'low' });
      const cancelled = [{ state: 'cancelled' }, { state: 'cancelled' }];
      expect(await view(ticketId)).toMatchObject({ priority: 'P5', nextClock: null, clocks: cancelled });
      await test.clock.fastForward('PT5M', 'PT5M');
      await change(ticketId, { impact: 'high', urgency: 'high' }, 2);
      expect(await clockOf(ticketId, 'first_response')).toMatchObject({
        state: 'running',
        dueAt: '2026-03-02T09:15:00.000Z',
        stoppedAt: null,
      });
    });

    it('leaves the clocks of a resolved ticket alone, and reopens it with those of its new priority', async () => {
      const ticketId = await complaint();
      await change(ticketId, { status: 'resolved' });
      await change(ticketId, { urgency: 'high' }, 2);
      expect(await clockOf(ticketId, 'resolution')).toMatchObject({ state: 'met', targetSeconds: 28_800 });
      await change(ticketId, { status: 'in_progress' }, 3);
      expect(await clockOf(ticketId, 'resolution')).toMatchObject({
        state: 'running',
        targetSeconds: 14_400,
      });
    });

    it('resolves in time, and counts the time until a reopening as a pause', async () => {
      const ticketId = await complaint();
      await test.clock.fastForward('PT30M', 'PT30M');
      await change(ticketId, { status: 'resolved' });
      expect(await view(ticketId)).toMatchObject({
        resolvedAt: '2026-03-02T09:30:00.000Z',
        clocks: [{ state: 'met' }, { state: 'met' }],
      });
      await test.clock.fastForward('PT1H', 'PT1H');
      await change(ticketId, { status: 'in_progress' }, 2);
      expect(await view(ticketId)).toMatchObject({
        resolvedAt: null,
        clocks: [
          { kind: 'first_response', state: 'met' },
          { state: 'running', dueAt: '2026-03-03T09:00:00.000Z' },
        ],
      });
    });

    it('refuses a step the life cycle does not have, naming both ends', async () => {
      const ticketId = await complaint();
      await expect(change(ticketId, { status: 'closed' })).rejects.toMatchObject({
        code: 'invalid_transition',
        params: { reason: 'not_allowed_from_status', from: 'new', to: 'closed' },
      });
    });

    it('reopens within a fortnight only', async () => {
      const ticketId = await complaint();
      await change(ticketId, { status: 'resolved' });
      await test.clock.fastForward('PT337H', 'PT337H');
      await expect(change(ticketId, { status: 'in_progress' }, 2)).rejects.toMatchObject({
        params: { reason: 'reopen_period_over' },
      });
    });

    it.each([
      ['teamId', 'unknown_team'],
      ['assigneeId', 'unknown_assignee'],
      ['serviceId', 'unknown_service'],
    ])('refuses a %s that does not belong to the ticket', async (field, reason) => {
      const ticketId = await complaint();
      await expect(change(ticketId, { [field]: world.noordId })).rejects.toMatchObject({
        faults: [{ field, reason }],
      });
    });

    it('does not find a ticket of another organisation', async () => {
      const ticketId = await complaint();
      await expect(change(ticketId, { urgency: 'low' }, 1, stranger)).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });

  describe('replyToTicket', () => {
    it('meets the first response, reaches the caller by mail and leaves an audit row', async () => {
      const ticketId = await complaint();
      await test.clock.fastForward('PT10M', 'PT10M');
      expect(await reply(ticketId)).toMatchObject({ mailed: true });
      expect(await clockOf(ticketId, 'first_response')).toMatchObject({
        state: 'met',
        stoppedAt: '2026-03-02T09:10:00.000Z',
      });
      expect(await view(ticketId)).toMatchObject({
        firstRespondedAt: '2026-03-02T09:10:00.000Z',
        conversation: [{ kind: 'reply_to_caller', authorName: 'Dana Desk' }],
        nextClock: { kind: 'resolution' },
      });
      expect(sent).toMatchObject([
        { recipient: 'carlo@noorddorp.example', subject: 'Melding 1: De mail is stuk', ticketId },
      ]);
      expect((await actions()).at(-1)).toEqual({ action: 'ticket.reply' });
    });

    it('shows that a first response came too late', async () => {
      const ticketId = await complaint();
      await test.clock.fastForward('PT61M', 'PT61M');
      await reply(ticketId);
      expect(await clockOf(ticketId, 'first_response')).toMatchObject({ state: 'breached' });
    });

    it('refuses an empty reply', async () => {
      const ticketId = await complaint();
      await expect(reply(ticketId, ' \n ')).rejects.toMatchObject({
        faults: [{ field: 'body', reason: 'required' }],
      });
    });

    it('does not find a ticket of another organisation', async () => {
      const ticketId = await complaint();
      await expect(reply(ticketId, 'x', stranger)).rejects.toMatchObject({ code: 'not_found' });
    });
  });

  describe('addNote', () => {
    it('is read by the desk and never by the caller, in the portal or by mail', async () => {
      const ticketId = await complaint();
      await note(ticketId);
      expect((await view(ticketId)).conversation).toMatchObject([
        { kind: 'internal_note', body: expect.stringContaining('boos') },
      ]);
      const seen = await as(caller, (tx) => portalTicket(tx, { ticketId, personId: world.caller.id }));
      expect(JSON.stringify(seen)).not.toContain('boos');
      expect(sent).toEqual([]);
      expect((await actions()).at(-1)).toEqual({ action: 'ticket.note' });
    });

    it('does not find a ticket of another organisation', async () => {
      const ticketId = await complaint();
      await expect(note(ticketId, stranger)).rejects.toMatchObject({ code: 'not_found' });
    });
  });

  describe('replyAsCaller', () => {
    it.each([
      ['waiting for the caller', { status: 'waiting', waitingReason: 'caller' }],
      ['resolved', { status: 'resolved' }],
    ] as const)('brings a ticket that was %s back to the desk', async (_was, patch) => {
      const ticketId = await complaint();
      await change(ticketId, patch);
      await answer(ticketId);
      expect(await view(ticketId)).toMatchObject({
        status: 'in_progress',
        conversation: [{ kind: 'reply_from_caller', authorName: 'Carlo Caller' }],
        clocks: [{}, { state: 'running' }],
      });
    });

    it('leaves a ticket waiting for a supplier where it is', async () => {
      const ticketId = await complaint();
      await change(ticketId, { status: 'waiting', waitingReason: 'supplier' });
      await answer(ticketId);
      expect(await view(ticketId)).toMatchObject({ status: 'waiting', waitingReason: 'supplier' });
    });

    it('refuses on a ticket that is closed', async () => {
      const ticketId = await complaint();
      await change(ticketId, { status: 'cancelled' });
      await expect(answer(ticketId)).rejects.toMatchObject({
        code: 'conflict',
        params: { reason: 'ticket_closed' },
      });
    });

    it("does not find a colleague's ticket", async () => {
      const ticketId = await complaint();
      await expect(answer(ticketId, world.agent.id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(
        as(caller, (tx) => portalTicket(tx, { ticketId, personId: world.agent.id })),
      ).rejects.toMatchObject({ code: 'not_found' });
    });
  });

  describe('linking an outage', () => {
    it('accepts the offer and counts the complaint', async () => {
      const { id } = await outage();
      const ticketId = await complaint();
      expect(await link(ticketId, id)).toEqual({ version: 2 });
      expect(await view(ticketId)).toMatchObject({
        hasOutageOffer: false,
        outageNumber: 1,
        outage: { complaintCount: 1 },
      });
      expect((await actions()).at(-1)).toEqual({ action: 'ticket.link_outage' });
      expect(await link(ticketId, id)).toEqual({ version: 2 });
    });

    it('refuses a second outage until the first is unlinked', async () => {
      const first = await outage();
      const ticketId = await complaint();
      await link(ticketId, first.id);
      const second = await outage();
      await expect(link(ticketId, second.id)).rejects.toMatchObject({ code: 'conflict' });
      await as(desk, (tx) => unlinkOutage(tx, { ticketId }, now()));
      expect(await link(ticketId, second.id)).toEqual({ version: 4 });
    });

    it('declines the offer, once', async () => {
      await outage();
      const ticketId = await complaint();
      await as(desk, (tx) => declineOutageOffer(tx, { ticketId }, now()));
      expect(await view(ticketId)).toMatchObject({ hasOutageOffer: false, outage: null });
      await expect(as(desk, (tx) => declineOutageOffer(tx, { ticketId }, now()))).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    it('refuses an outage that does not exist, and does not find a ticket of another organisation', async () => {
      const { id } = await outage();
      const ticketId = await complaint();
      await expect(link(ticketId, world.teamId)).rejects.toMatchObject({ faults: [{ field: 'outageId' }] });
      await expect(link(ticketId, id, stranger)).rejects.toMatchObject({ code: 'not_found' });
    });
  });
});
