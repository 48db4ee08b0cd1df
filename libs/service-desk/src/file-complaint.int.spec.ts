import type { Scope } from '@peil/persistence';
import { systemActor, type Actor } from '@peil/platform';
import { aDeskWorld, aMailOutage, type DeskWorld } from '@peil/test/builders/desk-world.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { fileComplaint, ticketView, type ComplaintToFile } from '@peil/service-desk';

const all: Scope = { organisations: 'all', actor: systemActor('spec') };
const noHealth = { health: { failRatios: () => Promise.resolve([]) } };

describe('filing a complaint', () => {
  let test: TestDatabase<ManualClock>;
  let world: DeskWorld;
  let caller: Scope;
  beforeEach(async () => {
    test = await createTestDatabase();
    world = await test.database.transaction(all, aDeskWorld);
    const actor: Actor = { kind: 'person', id: world.caller.id, label: 'Carlo Caller', origin: '192.0.2.7' };
    caller = { organisations: [world.noordId], actor };
  });
  afterEach(() => test.drop());

  const complaint = (fields: Partial<ComplaintToFile> = {}): ComplaintToFile => ({
    description: 'Ik krijg al een uur niets binnen.\nOok geen interne berichten.',
    ability: 'no',
    serviceId: world.mailId,
    outageId: null,
    organisationId: world.noordId,
    origin: 'portal',
    reporter: { personId: world.caller.id, name: world.caller.name, email: world.caller.email },
    ...fields,
  });
  const file = (fields?: Partial<ComplaintToFile>, scope: Scope = caller) =>
    test.database.transaction(scope, (tx) => fileComplaint(tx, complaint(fields), test.clock.now()));
  const view = (ticketId: string) =>
    test.database.transaction(all, (tx) => ticketView(tx, ticketId, noHealth));

  it('gives it a number, a priority, a queue and due instants from the shared organisation, with an audit row', async () => {
    const filed = await file();
    expect(filed).toMatchObject({ number: 1, priority: 'P1', outageId: null, offeredOutageId: null });
    expect(await view(filed.ticketId)).toMatchObject({
      subject: 'Ik krijg al een uur niets binnen.',
      priority: 'P1',
      team: { name: 'Werkplek' },
      reporterName: 'Carlo Caller',
      clocks: [
        { kind: 'first_response', dueAt: '2026-03-02T09:15:00.000Z' },
        { kind: 'resolution', dueAt: '2026-03-02T13:00:00.000Z' },
      ],
      history: [{ field: 'created', newValue: 'portal', actor: 'Carlo Caller' }],
    });
    const [audit] = await test.database.transaction(all, (tx) =>
      tx.query(`select action, object, origin, actor_label from audit`),
    );
    expect(audit).toEqual({
      action: 'ticket.open',
      object: `ticket:${filed.ticketId}`,
      origin: '192.0.2.7',
      actor_label: 'Carlo Caller',
    });
  });

  it('offers it to the current outage of its service', async () => {
    const outage = await test.database.transaction(all, (tx) =>
      aMailOutage(tx, world, { startedAt: '2026-03-02T08:30:00Z' }),
    );
    const filed = await file();
    expect(filed.offeredOutageId).toBe(outage.id);
    expect(await view(filed.ticketId)).toMatchObject({
      outage: null,
      hasOutageOffer: true,
      offeredOutage: { title: 'Mailserver: smtp', endedAt: null, complaintCount: 0 },
    });
  });

  it.each([
    ['offers', '2026-03-02T08:00:01Z', true],
    ['does not offer', '2026-03-02T08:00:00Z', false],
  ])('%s an outage that ended at %s, an hour before 09:00', async (_verb, endedAt, offered) => {
    await test.database.transaction(all, (tx) =>
      aMailOutage(tx, world, { startedAt: '2026-03-02T07:00:00Z', endedAt }),
    );
    expect((await file()).offeredOutageId !== null).toBe(offered);
  });

  it('links it at once when the caller says "ik heb hier ook last van"', async () => {
    const outage = await test.database.transaction(all, (tx) =>
      aMailOutage(tx, world, { startedAt: '2026-03-02T08:30:00Z' }),
    );
    const filed = await file({ outageId: outage.id, serviceId: null });
    expect(filed).toMatchObject({ outageId: outage.id, offeredOutageId: null });
    expect(await view(filed.ticketId)).toMatchObject({
      service: { name: 'E-mail' },
      outage: { complaintCount: 1 },
    });
  });

  it('takes the service from the text when the caller names none', async () => {
    const filed = await file({ serviceId: null, description: 'Mijn e-mail doet het niet' });
    expect(await view(filed.ticketId)).toMatchObject({
      service: { name: 'E-mail' },
      history: [{ field: 'created' }, { field: 'service', reason: 'suggested_from_text' }],
    });
  });

  it('refuses a service that the organisation does not use, naming the field', async () => {
    const stranger = world.teamId;
    await expect(file({ serviceId: stranger })).rejects.toMatchObject({
      code: 'validation_failed',
      faults: [{ field: 'serviceId', reason: 'unknown_service' }],
    });
  });

  it('refuses an outage that does not touch the organisation', async () => {
    await expect(file({ outageId: world.teamId })).rejects.toMatchObject({
      code: 'validation_failed',
      faults: [{ field: 'outageId', reason: 'unknown_outage' }],
    });
  });

  it('refuses to file for an organisation outside the scope of the caller', async () => {
    await expect(file({ organisationId: world.zuidId })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('writes nothing at all when it refuses', async () => {
    await expect(file({ description: '   ' })).rejects.toMatchObject({ code: 'validation_failed' });
    const counts = await test.database.transaction(all, (tx) =>
      tx.query('select (select count(*) from ticket) as tickets, (select count(*) from audit) as audits'),
    );
    expect(counts).toEqual([{ tickets: 0, audits: 0 }]);
  });
});
