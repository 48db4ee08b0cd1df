import { systemActor } from '@peil/platform';
import type { Tx } from '@peil/persistence';
import { aCheck, aConfigurationItem, aService, aServiceUse } from '@peil/test/builders/infrastructure.js';
import { insertRow } from '@peil/test/builders/insert-row.js';
import { anOrganisation } from '@peil/test/builders/people.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { Temporal } from 'temporal-polyfill';
import { checkDetail } from './check-detail.js';
import { listChecks } from './list-checks.js';
import { listServices, serviceDetail } from './list-services.js';

const ALL = { organisations: 'all' as const, actor: systemActor('spec') };
const NOW = Temporal.Instant.from('2026-03-31T12:00:00Z');
const DAYS = { now: NOW, days: 90, zone: 'Europe/Amsterdam' };
const HOUR_S = 3_600;

interface Change {
  readonly at: string;
  readonly to: string;
  readonly firstBad?: string;
}

const as = (organisation: string) => ({ organisations: [organisation], actor: ALL.actor });
async function watched(
  tx: Tx,
  { owner, service, only, name }: { owner: string; service: string; only: string | null; name: string },
): Promise<string> {
  const item = await aConfigurationItem(tx, { organisation_id: owner, name });
  await insertRow(tx, 'configuration_item_service', {
    configuration_item_id: item.id,
    service_id: service,
    organisation_id: owner,
    for_organisation_id: only,
  });
  return (await aCheck(tx, { organisation_id: owner, configuration_item_id: item.id, name })).id;
}

async function change(tx: Tx, checkId: string, owner: string, { at, to, firstBad }: Change): Promise<void> {
  await insertRow(tx, 'transition', {
    check_id: checkId,
    organisation_id: owner,
    at,
    from_state: 'unknown',
    to_state: to,
    hard: true,
    first_bad_at: firstBad ?? null,
    created_at: at,
    processed_at: at,
  });
  await tx.execute(
    'update check_state set state = $2, hard_state = $2, hard = true, since = $3 where check_id = $1',
    [checkId, to, at],
  );
}

describe('services as a municipality experiences them', () => {
  let test: TestDatabase;
  let ids: Record<'shared' | 'a' | 'b' | 'mail' | 'both' | 'onlyB', string>;

  beforeAll(async () => {
    test = await createTestDatabase();
    ids = await test.database.transaction(ALL, async (tx) => {
      const shared = (await anOrganisation(tx, { kind: 'shared', name: 'S' })).id;
      const a = (await anOrganisation(tx, { name: 'A' })).id;
      const b = (await anOrganisation(tx, { name: 'B' })).id;
      const mail = (await aService(tx, { organisation_id: shared, name: 'Mail' })).id;
      await aServiceUse(tx, { organisation_id: a, service_id: mail });
      await aServiceUse(tx, { organisation_id: b, service_id: mail });
      const both = await watched(tx, { owner: shared, service: mail, only: null, name: 'both' });
      const onlyB = await watched(tx, { owner: shared, service: mail, only: b, name: 'only-b' });
      await change(tx, both, shared, { at: '2025-12-01T00:00:00Z', to: 'up' });
      await change(tx, both, shared, {
        at: '2026-03-30T10:02:00Z',
        to: 'down',
        firstBad: '2026-03-30T10:00:00Z',
      });
      await change(tx, both, shared, { at: '2026-03-30T11:00:00Z', to: 'up' });
      await change(tx, onlyB, shared, { at: '2026-03-30T22:00:00Z', to: 'up' });
      await change(tx, onlyB, shared, { at: '2026-03-31T06:00:00Z', to: 'down' });
      return { shared, a, b, mail, both, onlyB };
    });
  });
  afterAll(() => test.drop());

  it('shows a municipality its own cell, without checks that serve another', async () => {
    const [mail] = await listServices(test.database, as(ids.a), DAYS);
    expect(mail).toMatchObject({ name: 'Mail', state: 'up', checkCount: 1, openOutageNumber: null });
    expect(mail?.cells.map(({ organisationId, state }) => [organisationId, state])).toEqual([[ids.a, 'up']]);
  });

  it('lets the worst check decide and shows every cell to those who serve all', async () => {
    const mail = await serviceDetail(test.database, ALL, { ...DAYS, serviceId: ids.mail });
    expect(mail).toMatchObject({ state: 'down', since: '2026-03-31T06:00:00.000Z', checkCount: 2 });
    expect(mail.cells.map(({ organisationId, state }) => [organisationId, state])).toEqual([
      [ids.a, 'up'],
      [ids.b, 'down'],
    ]);
  });

  it('folds transitions into local days, a failure from its first bad sample, the last day until now', async () => {
    const mail = await serviceDetail(test.database, ALL, { ...DAYS, serviceId: ids.mail });
    const [cellA, cellB] = mail.cells;
    expect(cellA?.bars).toHaveLength(90);
    expect(cellA?.bars[0]).toEqual({
      date: '2026-01-01', upSeconds: 24 * HOUR_S, degradedSeconds: 0, downSeconds: 0, unknownSeconds: 0, ratio: 1,
    }); // prettier-ignore
    expect(cellA?.bars.at(-2)).toMatchObject({
      date: '2026-03-30',
      downSeconds: HOUR_S,
      upSeconds: 23 * HOUR_S,
    });
    expect(cellA?.bars.find(({ date }) => date === '2026-03-29')?.upSeconds).toBe(23 * HOUR_S);
    expect(cellB?.bars.at(-1)).toEqual({
      date: '2026-03-31', upSeconds: 8 * HOUR_S, degradedSeconds: 0, downSeconds: 6 * HOUR_S, unknownSeconds: 0, ratio: 8 / 14,
    }); // prettier-ignore
  });

  it('keeps the past of a check that was switched off and forgets its state', async () => {
    const off = `update check_definition set enabled = $2, updated_at = $3 where id = $1`;
    const set = (enabled: boolean, at: string) =>
      test.database.transaction(ALL, (tx) => tx.execute(off, [ids.onlyB, enabled, at]));
    await set(false, '2026-03-31T07:00:00Z');
    const mail = await serviceDetail(test.database, ALL, { ...DAYS, serviceId: ids.mail });
    await set(true, '2026-03-31T07:00:00Z');
    expect(mail).toMatchObject({ state: 'up', checkCount: 1 });
    expect(mail.cells[1]?.bars.at(-1)?.downSeconds).toBe(HOUR_S);
  });

  it('keeps checks and their samples with their owner', async () => {
    expect(await listChecks(test.database, as(ids.a))).toEqual([]);
    await expect(checkDetail(test.database, as(ids.a), { ...DAYS, checkId: ids.both })).rejects.toMatchObject(
      {
        code: 'not_found',
      },
    );
    const mine = await listChecks(test.database, as(ids.shared), { serviceId: ids.mail });
    expect(mine.map(({ name }) => name)).toEqual(['both', 'only-b']);
    const detail = await checkDetail(test.database, as(ids.shared), { ...DAYS, checkId: ids.onlyB });
    expect(detail).toMatchObject({ state: 'down', services: [{ id: ids.mail, name: 'Mail' }], samples: [] });
    expect(detail.transitions.map(({ to }) => to)).toEqual(['down', 'up']);
    expect(detail.bars.at(-1)?.downSeconds).toBe(6 * HOUR_S);
  });

  it('does not know a service of others', async () => {
    const stranger = await test.database.transaction(ALL, (tx) => anOrganisation(tx));
    expect(await listServices(test.database, as(stranger.id), DAYS)).toEqual([]);
    await expect(
      serviceDetail(test.database, as(stranger.id), { ...DAYS, serviceId: ids.mail }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
