import { openChannels, type Channels } from '@peil/channels';
import type { Sample } from '@peil/contracts';
import { ingestSamples } from '@peil/monitoring';
import type { Scope, Tx } from '@peil/persistence';
import { silentLog, systemActor } from '@peil/platform';
import { fileComplaint, listTickets, measuredHealth, ticketView } from '@peil/service-desk';
import { aDeskWorld, type DeskWorld } from '@peil/test/builders/desk-world.js';
import { aCheck, aConfigurationItem, aSite } from '@peil/test/builders/infrastructure.js';
import { insertRow } from '@peil/test/builders/insert-row.js';
import type { ManualClock } from '@peil/test/harness/manual-clock.js';
import { startRecordingSmtp, type RecordingSmtp } from '@peil/test/harness/recording-smtp.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { tellTheStory } from '../../apps/worker/src/on-transition.js';
import { Sender } from '../../apps/worker/src/sender.js';
import { slaTimerHandlers } from '../../apps/worker/src/sla-timers.js';
import { Timers } from '../../apps/worker/src/timers.js';
import { TransitionLoop } from '../../apps/worker/src/transition-loop.js';

const all: Scope = { organisations: 'all', actor: systemActor('spec') };
const baseUrl = 'https://peil.example';
const PIKET = 'piket@example.org';

/** A mail server that is checked every ten seconds, hard after two failures, for both municipalities. */
async function aWatchedMailServer(tx: Tx, world: DeskWorld): Promise<{ checkId: string; siteId: string }> {
  const organisation_id = world.sharedId;
  const site = await aSite(tx, { organisation_id, slug: 'centrum' });
  const item = await aConfigurationItem(tx, { organisation_id, name: 'Mailserver' });
  await insertRow(tx, 'configuration_item_service', {
    organisation_id,
    configuration_item_id: item.id,
    service_id: world.mailId,
  });
  const check = await aCheck(tx, {
    organisation_id,
    name: 'smtp',
    site_id: site.id,
    configuration_item_id: item.id,
    interval_ms: 10_000,
    retry_interval_ms: 10_000,
    confirmations: 2,
  });
  return { checkId: check.id, siteId: site.id };
}

describe('from probe to ticket', () => {
  let test: TestDatabase<ManualClock>;
  let smtp: RecordingSmtp;
  let channels: Channels;
  let world: DeskWorld;
  let watched: { checkId: string; siteId: string };

  beforeEach(async () => {
    test = await createTestDatabase();
    smtp = await startRecordingSmtp();
    channels = openChannels({ smtpUrl: smtp.url, mailFrom: 'Peil <peil@example.org>' });
    world = await test.database.transaction(all, aDeskWorld);
    watched = await test.database.transaction(all, (tx) => aWatchedMailServer(tx, world));
    startWorker();
  });
  afterEach(async () => {
    smtp.assertNoUnexpected();
    await smtp.stop();
    await test.drop();
  });

  /** What one worker process does by itself as time goes by. */
  function startWorker(): void {
    const { database, clock } = test;
    const deps = { database, clock, log: silentLog };
    const transitions = new TransitionLoop({ ...deps, ...tellTheStory({ baseUrl }) });
    const timers = new Timers({ ...deps, handlers: slaTimerHandlers({ baseUrl }) });
    const sender = new Sender({ database, clock, channels });
    clock.onStep(() => transitions.drain());
    clock.onStep(() => timers.drain());
    clock.onStep(() => sender.drain());
  }

  /** The collector probes at this moment, and time goes on by ten seconds. */
  async function probe(outcome: 'ok' | 'fail'): Promise<void> {
    const { database, clock } = test;
    const sample: Sample = {
      checkId: watched.checkId,
      organisationId: world.sharedId,
      dueMs: clock.nowMs(),
      lagMs: 1,
      durationMs: 12,
      outcome,
      reason: outcome === 'fail' ? 'refused' : null,
    };
    const batch = { version: 1 as const, site: 'centrum', siteId: watched.siteId, collector: 'collector-1' };
    await ingestSamples(database, { ...batch, sentAtMs: clock.nowMs(), samples: [sample] }, clock);
    await clock.fastForward('PT10S');
  }

  async function mailServerGoesDown(): Promise<void> {
    for (const outcome of ['ok', 'fail', 'fail'] as const) await probe(outcome);
  }

  const workList = () =>
    test.database.transaction(all, (tx) =>
      listTickets(
        tx,
        { view: 'all_open', sort: 'due', limit: 50 },
        { personId: null, now: test.clock.now() },
      ),
    );
  const ticket = (ticketId: string) =>
    test.database.transaction(all, (tx) =>
      ticketView(tx, ticketId, { health: measuredHealth(test.database) }),
    );
  const complain = () =>
    test.database.transaction(
      {
        organisations: [world.noordId],
        actor: { kind: 'person', id: world.caller.id, label: 'Carlo', origin: 'spec' },
      },
      (tx) =>
        fileComplaint(
          tx,
          {
            organisationId: world.noordId,
            origin: 'portal',
            description: 'De mail doet het niet',
            ability: 'partly',
            serviceId: world.mailId,
            outageId: null,
            reporter: { personId: world.caller.id, name: 'Carlo', email: world.caller.email },
          },
          test.clock.now(),
        ),
    );

  it('opens an incident in the right queue and tells on-call once; recovery resolves it and tells once', async () => {
    await mailServerGoesDown();
    const mail = await smtp.expectMail({ to: PIKET, subject: 'Storing 1: Mailserver: smtp' });
    expect(mail.text).toContain('Diensten:   E-mail');
    expect(mail.text).toContain('Gemeenten:  Noorddorp, Zuiddorp');
    expect(mail.text).toContain('Incident:   1');
    const [incident] = (await workList()).items;
    expect(incident).toMatchObject({
      kind: 'incident',
      subject: 'Mailserver: smtp',
      priority: 'P2',
      team: { name: 'Werkplek' },
      service: { name: 'E-mail' },
      outageNumber: 1,
    });
    expect(mail.text).toContain(`${baseUrl}/storingen/`);

    const complaint = await complain();
    expect((await ticket(complaint.ticketId)).offeredOutage).toMatchObject({ number: 1, endedAt: null });

    await probe('fail');
    await probe('ok');
    const recovered = await smtp.expectMail({ to: PIKET, subject: 'Hersteld: storing 1' });
    expect(recovered.text).toContain('Tot:');
    const resolved = await ticket(incident?.id ?? '');
    expect(resolved).toMatchObject({ status: 'resolved', outage: { number: 1 } });
    expect(resolved.outage?.endedAt).not.toBeNull();
    expect(resolved.conversation).toMatchObject([{ kind: 'internal_note', authorName: 'on-transition' }]);
    expect((await workList()).items.map((item) => item.id)).toEqual([complaint.ticketId]);
  });

  it('shows on the complaint what was measured around it', async () => {
    await mailServerGoesDown();
    await smtp.expectMail({ to: PIKET, subject: 'Storing 1' });
    const { ticketId } = await complain();
    const { measurements } = await ticket(ticketId);
    expect(measurements).toMatchObject({ serviceName: 'E-mail', bucketSeconds: 300 });
    expect(measurements?.failRatio).toHaveLength(24);
    expect(measurements?.failRatio.filter((ratio) => ratio !== null)).toEqual([expect.closeTo(2 / 3)]);
    expect(measurements?.outageStartedAt).toBe('2026-03-02T09:00:10.000Z');
  });

  it('sends nothing twice when transitions are processed again and by two workers at once', async () => {
    startWorker();
    await mailServerGoesDown();
    await smtp.expectMail({ to: PIKET, subject: 'Storing 1' });
    await test.database.transaction(all, (tx) =>
      tx.execute('update transition set processed_at = null where id = (select max(id) from transition)'),
    );
    await test.clock.fastForward('PT2M');
    expect((await workList()).items).toHaveLength(1);
    smtp.assertNoUnexpected();
  });

  it('loses nothing when the mail server refuses for a while', async () => {
    smtp.refuse({ code: 451, text: 'try again later' });
    await mailServerGoesDown();
    await test.clock.fastForward('PT5M');
    smtp.assertNoUnexpected();
    smtp.refuse(undefined);
    await test.clock.fastForward('PT15M');
    await smtp.expectMail({ to: PIKET, subject: 'Storing 1' });
  });

  it('marks the clock breached and tells the team when the first response is late', async () => {
    const { ticketId } = await complain();
    await test.clock.fastForward('PT59M50S', 'PT10M');
    expect((await ticket(ticketId)).clocks[0]).toMatchObject({ kind: 'first_response', state: 'running' });
    smtp.assertNoUnexpected();
    await test.clock.fastForward('PT10S');
    const late = await smtp.expectMail({
      to: PIKET,
      subject: 'Norm overschreden: melding 1 (eerste reactie)',
    });
    expect(late.text).toContain('Gemeente:    Noorddorp');
    const { clocks, history } = await ticket(ticketId);
    expect(clocks[0]).toMatchObject({ kind: 'first_response', state: 'breached' });
    expect(history.map((change) => change.field)).toEqual(['created', 'sla_warning', 'sla_breach']);
  });
});
