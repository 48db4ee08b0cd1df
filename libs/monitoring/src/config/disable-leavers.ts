import type { Tx } from '@peil/persistence';
import type { ApplyContext } from './apply-context.js';

/** What a file named the last time it was applied. */
interface Managed {
  readonly checks: readonly string[];
  readonly people: readonly string[];
}

const NOTHING: Managed = { checks: [], people: [] };

/** Switches off the checks and people this file named before and no longer does. Their rows and history stay. */
export async function disableLeavers(tx: Tx, { config, now }: ApplyContext, source: string): Promise<number> {
  const key = `config.${source}`;
  const [stored] = await tx.query<{ value: Managed }>('select value from setting where key = $1', [key]);
  const before = stored?.value ?? NOTHING;
  const present: Managed = {
    checks: config.checks.map(({ slug }) => slug),
    people: config.people.map(({ email }) => email.toLowerCase()),
  };
  const checks = before.checks.filter((slug) => !present.checks.includes(slug));
  const people = before.people.filter((email) => !present.people.includes(email));
  const disabledChecks = await tx.execute(
    'update check_definition set enabled = false, updated_at = $2 where slug = any ($1::text[]) and enabled',
    [checks, now],
  );
  const disabledPeople = await tx.execute(
    'update person set disabled_at = $2 where lower(email) = any ($1::text[]) and disabled_at is null',
    [people, now],
  );
  await tx.execute(
    `insert into setting (key, value) values ($1, $2::jsonb)
     on conflict (key) do update set value = excluded.value where setting.value <> excluded.value`,
    [key, JSON.stringify(present)],
  );
  return disabledChecks + disabledPeople;
}
