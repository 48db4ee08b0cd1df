import { configFile, type ConfigFile } from '@peil/contracts';
import { systemActor } from '@peil/platform';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { Temporal } from 'temporal-polyfill';
import { applyConfig, type ApplySummary } from './apply-config.js';
import { applyFirstSetup } from './apply-first-setup.js';

const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');
const ALL = { organisations: 'all' as const, actor: systemActor('spec') };

const TEN_LINES = {
  organisations: [{ id: 'meerdijk', name: 'Meerdijk' }],
  teams: [{ id: 'beheer', name: 'Beheer', onCall: ['oncall@meerdijk.example'] }],
  checks: [
    { id: 'web', name: 'Website', kind: 'http', target: 'http://127.0.0.1:8080/', every: '5s' },
    { id: 'poort', kind: 'tcp', target: '127.0.0.1:5432', service: 'database' },
  ],
};

const withHours = (close: string) => ({
  organisations: TEN_LINES.organisations,
  calendars: [{ id: 'k', name: 'K', hours: { mon: [['8:00', close]] } }],
});

describe('applyConfig', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
  });
  afterEach(() => test.drop());

  const apply = (file: unknown, source?: string): Promise<ApplySummary> => {
    const parsed: ConfigFile = configFile.parse(file);
    return test.database.transaction(ALL, (tx) =>
      applyConfig(tx, parsed, { now: NOW, ...(source === undefined ? {} : { source }) }),
    );
  };
  const rows = <Row>(sql: string) => test.database.transaction(ALL, (tx) => tx.query<Row>(sql));

  const add = (name: string, target = '127.0.0.1:25') =>
    test.database.transaction(ALL, (tx) => applyFirstSetup(tx, { name, kind: 'tcp', target }, NOW));

  it('fills in a site, components, services and promises for a ten-line file', async () => {
    await apply(TEN_LINES);
    expect(
      await rows(`select d.slug, d.interval_ms, d.timeout_ms, d.retry_interval_ms, l.slug as site, i.name as item,
        v.name as service, t.slug as team from check_definition d join site l on l.id = d.site_id
        join configuration_item i on i.id = d.configuration_item_id
        join configuration_item_service u on u.configuration_item_id = i.id join service v on v.id = u.service_id
        left join team t on t.id = v.team_id order by d.slug`),
    ).toEqual([
      { slug: 'poort', interval_ms: 60_000, timeout_ms: 10_000, retry_interval_ms: 15_000, site: 'hoofdlocatie', item: 'poort', service: 'database', team: 'beheer' },
      { slug: 'web', interval_ms: 5_000, timeout_ms: 5_000, retry_interval_ms: 1_250, site: 'hoofdlocatie', item: 'Website', service: 'Website', team: 'beheer' },
    ]); // prettier-ignore
    expect(await rows(`select count(*) as levels from service_level_target`)).toEqual([{ levels: 10 }]);
    expect(await rows(`select count(*) as users from service_organisation`)).toEqual([{ users: 2 }]);
    const [calendar] = await rows<{ definition: { holidays: string[] } }>('select definition from calendar');
    expect(calendar?.definition.holidays).toEqual(expect.arrayContaining(['2026-04-27', '2026-05-05']));
  });

  it('changes nothing when the same file is applied again, and writes no audit row for it', async () => {
    const first = await apply(TEN_LINES);
    const again = await apply(TEN_LINES);
    expect(first).toMatchObject({ updated: 0, unchanged: 0, disabled: 0 });
    expect(again).toEqual({ created: 0, updated: 0, unchanged: first.created, disabled: 0 });
    expect(await rows(`select action, actor_label, detail from audit`)).toEqual([
      { action: 'config.apply', actor_label: 'spec', detail: first },
    ]);
  });

  it('updates what changed and leaves the rest', async () => {
    await apply(TEN_LINES);
    const [web, port] = TEN_LINES.checks;
    const summary = await apply({ ...TEN_LINES, checks: [{ ...web, every: '30s' }, port] });
    expect(summary).toMatchObject({ created: 0, updated: 1, disabled: 0 });
    expect(await rows(`select interval_ms from check_definition where slug = 'web'`)).toEqual([
      { interval_ms: 30_000 },
    ]);
  });

  it('disables a check that left the file, keeps its row, and enables it when it comes back', async () => {
    await apply(TEN_LINES);
    const gone = await apply({ ...TEN_LINES, checks: TEN_LINES.checks.slice(0, 1) });
    expect(gone.disabled).toBe(1);
    expect(await rows(`select slug, enabled from check_definition order by slug`)).toEqual([
      { slug: 'poort', enabled: false },
      { slug: 'web', enabled: true },
    ]);
    await apply(TEN_LINES);
    expect(await rows(`select enabled from check_definition where slug = 'poort'`)).toEqual([
      { enabled: true },
    ]);
  });

  it('leaves alone what another source made', async () => {
    await apply(TEN_LINES);
    const summary = await apply({ organisations: TEN_LINES.organisations }, 'other');
    expect(summary.disabled).toBe(0);
    expect(await rows(`select count(*) as enabled from check_definition where enabled`)).toEqual([
      { enabled: 2 },
    ]);
  });

  it('follows roles, users of a service and dependencies both ways', async () => {
    const file = {
      organisations: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
        { id: 's', name: 'S', kind: 'shared' },
      ],
      people: [{ email: 'P@a.example', name: 'P', organisation: 'a', roles: ['employee', 'manager'] }],
      services: [{ id: 'mail', name: 'Mail' }],
      items: [
        { id: 'net', name: 'Net', services: ['mail'] },
        { id: 'server', name: 'Server', services: ['mail'], servesOnly: 'a', dependsOn: ['net'] },
      ],
    };
    await apply(file);
    const links = `select (select count(*) from service_organisation) as users, (select count(*) from membership) as roles,
      (select count(*) from configuration_item_dependency) as dependencies,
      (select count(*) from configuration_item_service where for_organisation_id is not null) as exclusive,
      (select string_agg(slug, ',') from organisation o where exists
        (select 1 from service_level_target l where l.organisation_id = o.id)) as promisers`;
    expect(await rows(links)).toEqual([
      { users: 2, roles: 2, dependencies: 1, exclusive: 1, promisers: 's' },
    ]);
    await apply({
      ...file,
      people: [{ email: 'p@a.example', name: 'P', organisation: 'a', roles: ['employee'] }],
      services: [{ id: 'mail', name: 'Mail', usedBy: ['a'] }],
      items: [
        { id: 'net', name: 'Net', services: ['mail'] },
        { id: 'server', name: 'Server', services: ['mail'] },
      ],
    });
    expect(await rows(links)).toEqual([
      { users: 1, roles: 1, dependencies: 0, exclusive: 0, promisers: 's' },
    ]);
  });

  it('raises the version of a calendar only when its hours change', async () => {
    await apply(withHours('17:00'));
    await apply(withHours('17:00'));
    expect(await rows('select version from calendar')).toEqual([{ version: 1 }]);
    await apply(withHours('18:00'));
    expect(await rows('select version, definition from calendar')).toMatchObject([
      { version: 2, definition: { versions: [{ hours: { 1: [['08:00', '18:00']] } }] } },
    ]);
  });

  it('gives the wizard a first check with everything around it, and another one beside it', async () => {
    await apply({ organisations: TEN_LINES.organisations }, 'spec');
    await add('E-mail (nieuw)');
    await add('E-mail (nieuw)');
    expect(await rows('select slug, name, enabled from check_definition order by slug')).toMatchObject([
      { slug: 'e-mail-nieuw', name: 'E-mail (nieuw)', enabled: true },
      { slug: 'e-mail-nieuw-2', enabled: true },
    ]);
    await expect(add('X', 'no port')).rejects.toMatchObject({
      code: 'validation_failed',
      faults: [{ field: 'firstCheck.target' }],
    });
  });
});
