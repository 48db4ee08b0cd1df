import { systemActor } from '@peil/platform';
import type { Scope, Tx } from '@peil/persistence';
import { aCheck, aConfigurationItem, aService, aServiceUse } from '@peil/test/builders/infrastructure.js';
import { insertRow } from '@peil/test/builders/insert-row.js';
import { anOrganisation } from '@peil/test/builders/people.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { Temporal } from 'temporal-polyfill';
import { applyTransition } from './apply-transition.js';
import { claimTransition, markProcessed, waitingTransitions } from './claim-transition.js';
import { endAbandonedOutages } from './end-abandoned-outages.js';
import type { HardTransition } from './outage-change.js';

const everything: Scope = { organisations: 'all', actor: systemActor('spec') };
const NINE = Temporal.Instant.from('2026-03-02T09:00:00Z');
const minute = (minutes: number) => NINE.add({ minutes });

describe('applying transitions to outages', () => {
  let test: TestDatabase;
  let owner: string;
  let users: string[];
  let item: string;
  let checks: string[];
  let nextId = 1;

  const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => test.database.transaction(everything, work);
  const query = <Row>(sql: string, params: readonly unknown[] = []) =>
    inTx((tx) => tx.query<Row>(sql, params));

  beforeEach(async () => {
    test = await createTestDatabase();
    await inTx(async (tx) => {
      owner = (await anOrganisation(tx)).id;
      users = [(await anOrganisation(tx)).id, (await anOrganisation(tx)).id];
      item = (await aConfigurationItem(tx, { organisation_id: owner, name: 'Mail server' })).id;
      checks = [];
      for (const name of ['SMTP', 'IMAP']) {
        checks.push((await aCheck(tx, { organisation_id: owner, configuration_item_id: item, name })).id);
      }
    });
  });

  afterEach(() => test.drop());

  const transition = (
    check: number,
    toState: HardTransition['toState'],
    at: Temporal.Instant,
  ): HardTransition => ({
    id: (nextId += 1),
    checkId: checks[check] ?? '',
    organisationId: owner,
    at,
    fromState: toState === 'down' ? 'up' : 'down',
    toState,
    reason: toState === 'down' ? 'timeout' : null,
    evidence: null,
    firstBadAt: toState === 'down' ? at.subtract({ seconds: 30 }) : null,
  });
  const apply = (...of: Parameters<typeof transition>) =>
    inTx((tx) => applyTransition(tx, transition(...of), of[2]));
  const kindOf = async (...of: Parameters<typeof transition>) => (await apply(...of)).kind;

  it('opens one outage for an item, lets the second check join, and ends with the last that recovers', async () => {
    const opened = await apply(0, 'down', minute(0));
    expect(opened).toMatchObject({
      kind: 'opened',
      outage: { title: 'Mail server: SMTP', reason: 'timeout', endedAt: null },
    });
    expect(opened.outage?.startedAt.toString()).toBe('2026-03-02T08:59:30Z');
    expect(opened.outage?.detectedAt.toString()).toBe('2026-03-02T09:00:00Z');
    expect(await kindOf(1, 'down', minute(1))).toBe('joined');
    expect(await kindOf(0, 'up', minute(5))).toBe('left');
    const ended = await apply(1, 'degraded', minute(7));
    expect(ended).toMatchObject({ kind: 'ended', outage: { number: opened.outage?.number } });
    expect(ended.outage?.endedAt?.toString()).toBe('2026-03-02T09:07:00Z');
    expect(await query('select count(*) as outages from outage')).toEqual([{ outages: 1 }]);
  });

  it('counts the start from the first bad sample of any of its checks', async () => {
    await apply(0, 'down', minute(10));
    const early = { ...transition(1, 'down', minute(11)), firstBadAt: minute(2) };
    await inTx((tx) => applyTransition(tx, early, minute(11)));
    expect(await query('select started_at from outage')).toEqual([
      { started_at: new Date('2026-03-02T09:02:00Z') },
    ]);
  });

  it('does nothing the second time, and nothing when nobody could measure', async () => {
    await apply(0, 'down', minute(0));
    expect(await kindOf(0, 'down', minute(0))).toBe('none');
    expect(await kindOf(0, 'unknown', minute(1))).toBe('none');
    expect(await query('select count(*) as open from outage where ended_at is null')).toEqual([{ open: 1 }]);
    await apply(0, 'up', minute(2));
    expect(await kindOf(0, 'up', minute(2))).toBe('none');
    expect(await kindOf(1, 'up', minute(2))).toBe('none');
  });

  it('opens a new outage when the item fails again', async () => {
    const first = await apply(0, 'down', minute(0));
    await apply(0, 'up', minute(1));
    const second = await apply(0, 'down', minute(2));
    expect(second.kind).toBe('opened');
    expect(second.outage?.number).toBeGreaterThan(first.outage?.number ?? Infinity);
  });

  it('names the services and the municipalities that rely on them through the item', async () => {
    const [first = '', second = ''] = users;
    const [mail, portal] = await inTx(async (tx) => {
      const services = [
        await aService(tx, { organisation_id: owner }),
        await aService(tx, { organisation_id: owner }),
      ] as const;
      const [shared, own] = services;
      for (const organisation_id of users) await aServiceUse(tx, { organisation_id, service_id: shared.id });
      for (const organisation_id of users) await aServiceUse(tx, { organisation_id, service_id: own.id });
      const link = { configuration_item_id: item, organisation_id: owner };
      await insertRow(tx, 'configuration_item_service', {
        ...link,
        service_id: own.id,
        for_organisation_id: second,
      });
      return [shared.id, own.id];
    });
    await apply(0, 'down', minute(0));
    expect(await query('select organisation_id from outage_organisation')).toEqual([
      { organisation_id: second },
    ]);
    await apply(0, 'up', minute(1));
    await inTx((tx) =>
      insertRow(tx, 'configuration_item_service', {
        configuration_item_id: item,
        organisation_id: owner,
        service_id: mail,
      }),
    );
    const { outage } = await apply(1, 'down', minute(2));
    const told = await query('select service_id from outage_service where outage_id = $1 order by 1', [
      outage?.id,
    ]);
    expect(told).toEqual([mail, portal].sort().map((service_id) => ({ service_id })));
    const touched = await query(
      'select organisation_id from outage_organisation where outage_id = $1 order by 1',
      [outage?.id],
    );
    expect(touched).toEqual([first, second].sort().map((organisation_id) => ({ organisation_id })));
    const events = await query<{ kind: string }>('select kind from event where organisation_id = $1', [
      first,
    ]);
    expect(events).toEqual([{ kind: 'outage' }]);
  });

  it('ends an outage whose checks were disabled or deleted', async () => {
    await apply(0, 'down', minute(0));
    await apply(1, 'down', minute(0));
    await query('update check_definition set enabled = false where id = $1', [checks[0]]);
    expect(await inTx((tx) => endAbandonedOutages(tx, minute(3)))).toEqual([]);
    await query('delete from check_definition where id = $1', [checks[1]]);
    expect(await inTx((tx) => endAbandonedOutages(tx, minute(4)))).toHaveLength(1);
    expect(await query('select ended_at from outage')).toEqual([
      { ended_at: new Date('2026-03-02T09:04:00Z') },
    ]);
  });

  it('opens one outage when two workers apply transitions of one item at the same time', async () => {
    const kinds = await Promise.all([kindOf(0, 'down', minute(0)), kindOf(1, 'down', minute(0))]);
    expect(kinds.sort()).toEqual(['joined', 'opened']);
  });

  it('lets two workers claim different checks at once, but never a later transition before an earlier one', async () => {
    const insert = (check: number, toState: string) =>
      inTx((tx) =>
        insertRow<{ id: number }>(tx, 'transition', {
          check_id: checks[check],
          organisation_id: owner,
          at: NINE,
          from_state: 'up',
          to_state: toState,
          hard: true,
          created_at: NINE,
        }),
      );
    const [down, up, other] = [await insert(0, 'down'), await insert(0, 'up'), await insert(1, 'down')];
    const wish = { exceptIds: [], most: 10 };
    expect(await inTx((tx) => waitingTransitions(tx, wish))).toEqual([down.id, up.id, other.id]);
    const failed = { exceptIds: [down.id], most: 1 };
    expect(await inTx((tx) => waitingTransitions(tx, failed))).toEqual([other.id]);
    await inTx(async (first) => {
      expect((await claimTransition(first, down.id))?.toState).toBe('down');
      await inTx(async (second) => {
        expect(await claimTransition(second, down.id)).toBeUndefined();
        expect(await claimTransition(second, up.id)).toBeUndefined();
        expect((await claimTransition(second, other.id))?.id).toBe(other.id);
      });
      await markProcessed(first, down.id, NINE);
    });
    expect((await inTx((tx) => claimTransition(tx, up.id)))?.toState).toBe('up');
  });
});
