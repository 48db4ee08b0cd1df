import type { Scope, Tx } from '@peil/persistence';
import { systemActor } from '@peil/platform';
import { notifyOnCall, notifySite, notifySla, type SlaNotice } from '@peil/alerting';
import { aDeskWorld, aMailOutage, type DeskWorld } from '@peil/test/builders/desk-world.js';
import { aTicket } from '@peil/test/builders/desk.js';
import { aPerson, aTeam } from '@peil/test/builders/people.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';

const all: Scope = { organisations: 'all', actor: systemActor('spec') };
const baseUrl = 'https://peil.example';

describe('telling who is on call', () => {
  let test: TestDatabase<ManualClock>;
  let world: DeskWorld;
  let outageId: string;
  beforeEach(async () => {
    test = await createTestDatabase();
    world = await test.database.transaction(all, aDeskWorld);
    outageId = (await work((tx) => aMailOutage(tx, world, { startedAt: '2026-03-02T08:30:00Z' }))).id;
  });
  afterEach(() => test.drop());

  const work = <Result>(job: (tx: Tx) => Promise<Result>) => test.database.transaction(all, job);
  const notify = (phase: 'opened' | 'ended') =>
    work((tx) => notifyOnCall(tx, { outage: { id: outageId }, phase, baseUrl }, test.clock.now()));
  const messages = () =>
    work((tx) =>
      tx.query<{ recipient: string; subject: string }>(
        'select recipient, subject from message order by 2, 1',
      ),
    );
  const onCall = (emails: readonly string[]) =>
    work((tx) => tx.execute('update team set on_call_emails = $2 where id = $1', [world.teamId, emails]));

  it('writes one mail a person for the team of the service, whatever the case of an address', async () => {
    await onCall(['noor@example.org', 'Noor@Example.org', 'sam@example.org']);
    expect(await notify('opened')).toBe(2);
    expect((await messages()).map(({ recipient }) => recipient.toLowerCase())).toEqual([
      'noor@example.org',
      'sam@example.org',
    ]);
  });

  it('writes nothing for a notice that was written before', async () => {
    await notify('opened');
    expect(await notify('opened')).toBe(0);
    expect(await messages()).toHaveLength(1);
  });

  it('tells of the end to those who were told of the beginning, also when others are on call by then', async () => {
    await notify('opened');
    await onCall(['late@example.org']);
    await notify('ended');
    expect(await messages()).toMatchObject([
      { recipient: 'piket@example.org', subject: expect.stringContaining('Hersteld') },
      { recipient: 'piket@example.org', subject: expect.stringContaining('Storing') },
    ]);
  });

  it('falls back to any team of the organisation, then to its administrators', async () => {
    await onCall([]);
    await work((tx) =>
      aTeam(tx, { organisation_id: world.sharedId, on_call_emails: ['netwerk@example.org'] }),
    );
    await work((tx) =>
      aPerson(tx, { organisation_id: world.sharedId, role: 'admin', email: 'admin@example.org' }),
    );
    await notify('opened');
    await work((tx) => tx.execute(`update team set on_call_emails = '{}'`));
    await work((tx) => tx.execute('delete from message'));
    await notify('opened');
    expect(await messages()).toMatchObject([{ recipient: 'admin@example.org' }]);
  });

  it('says in the audit trail when there is nobody to tell', async () => {
    await onCall([]);
    expect(await notify('opened')).toBe(0);
    const audit = await work((tx) => tx.query(`select action, result from audit`));
    expect(audit).toEqual([{ action: 'outage.notify_opened', result: 'failed' }]);
  });

  it('tells of a blind site once, and once that it is seen again', async () => {
    const site = { siteId: world.teamId, organisationId: world.sharedId, name: 'Noord', baseUrl };
    const tell = (phase: 'blind' | 'seen') =>
      work((tx) => notifySite(tx, { ...site, phase, blindSince: test.clock.now() }, test.clock.now()));
    expect([await tell('blind'), await tell('blind'), await tell('seen')]).toEqual([1, 0, 1]);
    expect((await messages()).map(({ subject }) => subject)).toEqual([
      'Geen metingen meer vanaf locatie Noord',
      'Locatie Noord meet weer',
    ]);
  });

  it('warns the assignee alone, and tells the team too of a breach', async () => {
    const ticket = await work((tx) => aTicket(tx, { organisation_id: world.noordId }));
    const notice: SlaNotice = {
      step: 'sla_warning',
      clock: 'resolution',
      ticketId: ticket.id,
      number: ticket.number,
      organisationId: world.noordId,
      organisationName: 'Noorddorp',
      subject: 'Mail stuk',
      priority: 'P1',
      teamId: world.teamId,
      assigneeEmail: 'dana@example.org',
      dueAt: test.clock.now(),
    };
    const tell = (step: SlaNotice['step']) =>
      work((tx) => notifySla(tx, { ...notice, step }, { baseUrl, now: test.clock.now() }));
    expect([await tell('sla_warning'), await tell('sla_breach')]).toEqual([1, 2]);
    expect((await messages()).map(({ recipient }) => recipient)).toEqual([
      'dana@example.org',
      'dana@example.org',
      'piket@example.org',
    ]);
  });
});
