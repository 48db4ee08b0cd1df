import { systemActor } from '@peil/platform';
import type { Scope, Tx } from '@peil/persistence';
import { aTicket } from '@peil/test/builders/desk.js';
import { anOrganisation, aPerson } from '@peil/test/builders/people.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { loadEventsAfter, SELECT_EVENTS } from './live-event.js';

const everything: Scope = { organisations: 'all', actor: systemActor('spec') };

describe('reading live events', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
  });
  afterEach(() => test.drop());
  const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => test.database.transaction(everything, work);

  it('tells whose complaint a ticket is, and takes a subject that is no id', async () => {
    const read = await inTx(async (tx) => {
      const organisationId = (await anOrganisation(tx)).id;
      const reporter = await aPerson(tx, { organisation_id: organisationId });
      const ticket = await aTicket(tx, { organisation_id: organisationId, reporter_id: reporter.id });
      for (const subject of [ticket.id, 'no id'])
        await tx.notify({ kind: 'ticket', organisationId, subject });
      const rows = await loadEventsAfter(tx, 0, 10);
      return rows.map(({ reporter_id }) => reporter_id === reporter.id);
    });
    expect(read).toEqual([true, false]);
  });

  it('finds whom an event concerns by index, however many tickets there are', async () => {
    const plan = await inTx(async (tx) => {
      // with few rows PostgreSQL reads a whole table when it may choose
      await tx.execute('set local enable_seqscan = off');
      return tx.query<Record<string, string>>(`explain ${SELECT_EVENTS}`);
    });
    const scans = plan
      .flatMap((row) => Object.values(row))
      .filter((line) => / Scan .*\bon (ticket|outage_organisation|service_organisation)\b/.test(line));
    expect(scans).toHaveLength(3);
    expect(scans.filter((line) => line.includes('Seq Scan'))).toEqual([]);
  });
});
