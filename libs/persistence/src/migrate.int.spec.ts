import { createEmptyDatabase } from '@peil/test/harness/test-database.js';
import { Client } from 'pg';
import { migrate, type MigrationStep } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';

const NAMES = MIGRATIONS.map(({ name }) => name);

describe('migrate', () => {
  let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;
  beforeEach(async () => {
    empty = await createEmptyDatabase();
  });
  afterEach(() => empty.drop());

  it('applies everything once and tells what it does', async () => {
    const steps: MigrationStep[] = [];
    expect(await migrate(empty.url, { onProgress: (step) => steps.push(step) })).toEqual(NAMES);
    expect(steps).toEqual([
      { kind: 'applying', count: NAMES.length },
      ...NAMES.map((name) => ({ kind: 'applied', name })),
    ]);
    expect(await migrate(empty.url)).toEqual([]);
  });

  it('lets one of several processes that start at once do the work, the others wait', async () => {
    const results = await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url)]);
    expect(results.flat()).toEqual(NAMES);
  });

  it('waits for the lock and says so', async () => {
    const steps: MigrationStep[] = [];
    const other = new Client({ connectionString: empty.url });
    await other.connect();
    await other.query('select pg_advisory_lock($1)', [0x70_65_69_6c]);
    const migrating = migrate(empty.url, {
      onProgress: (step) => {
        steps.push(step);
        if (step.kind === 'waiting') void other.end();
      },
    });
    expect(await migrating).toEqual(NAMES);
    expect(steps[0]).toEqual({ kind: 'waiting' });
  });

  it('gives up with a sentence when the lock is never given back', async () => {
    const other = new Client({ connectionString: empty.url });
    await other.connect();
    await other.query('select pg_advisory_lock($1)', [0x70_65_69_6c]);
    await expect(migrate(empty.url, { waitMs: 300 })).rejects.toThrow('Another process has been migrating');
    await other.end();
  });

  it('refuses a schema that a newer Peil wrote, and changes nothing', async () => {
    await migrate(empty.url);
    const client = new Client({ connectionString: empty.url });
    await client.connect();
    await client.query(`insert into migration (timestamp, name) values (9999999999999, 'FromTheFuture')`);
    await expect(migrate(empty.url)).rejects.toMatchObject({ kind: 'schema_newer' });
    await expect(migrate(empty.url)).rejects.toThrow('FromTheFuture');
    const { rows } = await client.query('select count(*)::int as count from migration');
    expect(rows).toEqual([{ count: NAMES.length + 1 }]);
    await client.end();
  });

  it('names the database that cannot be reached', async () => {
    await expect(migrate('postgres://nobody@127.0.0.1:1/none')).rejects.toMatchObject({ kind: 'database' });
  });
});
