import { createTransport } from 'nodemailer';
import { Redis } from 'ioredis';
import { systemActor } from '@peil/platform';
import type { Scope } from '@peil/persistence';
import { anOrganisation, aPerson } from '../builders/people.js';
import { aCheck, anOutage, aService, aServiceUse } from '../builders/infrastructure.js';
import { aCalendar, aTicket } from '../builders/desk.js';
import { ManualClock } from './manual-clock.js';
import { describeOnBothQueues } from './queue-backends.js';
import { startRecordingSmtp, type RecordingSmtp } from './recording-smtp.js';
import { startRecordingWebhook } from './recording-webhook.js';
import { freshRedisUrl } from './redis-server.js';
import { createTestDatabase } from './test-database.js';

const everything: Scope = { organisations: 'all', actor: systemActor('spec') };

describe('the test database', () => {
  it('is empty, migrated and apart from every other', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await one.database.transaction(everything, (tx) => anOrganisation(tx));
    const counts = await Promise.all(
      [one, two].map(({ database }) =>
        database.transaction(everything, (tx) => tx.query('select count(*) as count from organisation')),
      ),
    );
    expect(counts).toEqual([[{ count: 1 }], [{ count: 0 }]]);
    await Promise.all([one.drop(), two.drop()]);
  });

  it('takes what the builders make', async () => {
    const { database, drop } = await createTestDatabase();
    const made = await database.transaction(everything, async (tx) => {
      const { id: organisation_id } = await anOrganisation(tx);
      const person = await aPerson(tx, { organisation_id, role: 'desk', name: 'Noor' });
      const service = await aService(tx, { organisation_id });
      await aServiceUse(tx, { organisation_id, service_id: service.id });
      await aCheck(tx, { organisation_id, settings: { port: 25 } });
      await aCalendar(tx, { organisation_id, definition: { timezone: 'Europe/Amsterdam' } });
      const outage = await anOutage(tx, { organisation_id });
      return { person, outage, ticket: await aTicket(tx, { organisation_id, priority: 'P1' }) };
    });
    expect(made.person.name).toBe('Noor');
    expect(made.ticket).toMatchObject({ priority: 'P1', number: 1, version: 1 });
    await drop();
  });
});

describe('the manual clock', () => {
  it('runs registered work at every step of a fast-forward', async () => {
    const clock = new ManualClock('2026-03-02T09:00:00Z');
    const seen: string[] = [];
    clock.onStep(async (now) => void seen.push(now.toString()));
    await clock.fastForward('PT25S');
    expect(seen).toEqual(['2026-03-02T09:00:10Z', '2026-03-02T09:00:20Z', '2026-03-02T09:00:25Z']);
    expect(clock.now().toString()).toBe('2026-03-02T09:00:25Z');
  });
});

describe('the recording mail server', () => {
  let smtp: RecordingSmtp;
  beforeEach(async () => {
    smtp = await startRecordingSmtp();
  });
  afterEach(() => smtp.stop());
  const send = (to: string, subject: string): Promise<unknown> =>
    createTransport(smtp.url).sendMail({ from: 'peil@example.org', to, subject, text: 'Größe €' });

  it('hands over an expected mail, decoded, and then is empty', async () => {
    await send('noor@example.org', 'Storing: e-mail gemeente Noordë');
    const mail = await smtp.expectMail({ to: 'noor@example.org', subject: 'Noordë' });
    expect(mail.text.trim()).toBe('Größe €');
    expect(() => smtp.assertNoUnexpected()).not.toThrow();
  });

  it('fails the spec when a mail comes that nobody expected', async () => {
    await send('noor@example.org', 'Too much');
    expect(() => smtp.assertNoUnexpected()).toThrow('mail to noor@example.org "Too much"');
  });

  it('refuses when asked to', async () => {
    smtp.refuse({ code: 451, text: 'try again later' });
    await expect(send('noor@example.org', 'Later')).rejects.toThrow('451');
    expect(() => smtp.assertNoUnexpected()).not.toThrow();
  });
});

describe('the recording webhook', () => {
  it('hands over an expected request and complains about any other', async () => {
    const webhook = await startRecordingWebhook();
    await fetch(`${webhook.url}/hook`, { method: 'POST', body: '{"outage":7}' });
    expect((await webhook.expectRequest({ path: '/hook', body: '"outage":7' })).method).toBe('POST');
    await fetch(`${webhook.url}/other`);
    expect(() => webhook.assertNoUnexpected()).toThrow('GET /other');
    await webhook.stop();
  });
});

describeOnBothQueues('a suite for queues', (backend) => {
  it('gets what its backend needs', async () => {
    if (backend === 'postgres') {
      expect(process.env['PEIL_TEST_POSTGRES_URL']).toMatch(/^postgres:/);
      return;
    }
    const [first, second] = [new Redis(await freshRedisUrl()), new Redis(await freshRedisUrl())];
    await first.set('key', 'value');
    expect(await second.get('key')).toBeNull();
    await Promise.all([first.quit(), second.quit()]);
  });
});
