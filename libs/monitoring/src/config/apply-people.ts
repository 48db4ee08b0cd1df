import type { Tx } from '@peil/persistence';
import type { ApplyContext } from './apply-context.js';
import { addCounts, upsertRows, type RowCount } from './upsert-rows.js';

const TEAMS = {
  table: 'team',
  conflict: 'organisation_id, slug',
  keys: { organisation_id: 'uuid', slug: 'text' },
  values: { name: 'text', on_call_emails: 'text[]' },
};

const PEOPLE = {
  table: 'person',
  conflict: '(lower(email))',
  keys: { email: 'text' },
  values: { organisation_id: 'uuid', name: 'text', disabled_at: 'timestamptz' },
  onInsert: { created_at: 'timestamptz' },
};

const MEMBERSHIPS = {
  table: 'membership',
  conflict: 'person_id, organisation_id, role',
  keys: { person_id: 'uuid', organisation_id: 'uuid', role: 'text' },
  values: {},
};

const DROP_ROLES = `delete from membership m using person p
  where m.person_id = p.id and lower(p.email) = $1 and m.organisation_id = $2 and m.role <> all ($3::text[])`;

/** Teams with who is on call, and people with their roles. A person made here signs in once a password is set. */
export async function applyPeople(tx: Tx, { config, organisations, now }: ApplyContext): Promise<RowCount> {
  const teams = config.teams.map((team) => ({
    organisation_id: organisations.of(team.organisation),
    slug: team.slug,
    name: team.name,
    on_call_emails: team.onCall,
  }));
  const people = config.people.map((person) => ({
    email: person.email,
    organisation_id: organisations.of(person.organisation),
    name: person.name,
    disabled_at: null,
    created_at: now.toString(),
  }));
  const teamCount = await upsertRows(tx, TEAMS, teams);
  const personCount = await upsertRows(tx, PEOPLE, people);
  return addCounts(teamCount, personCount, await applyRoles(tx, { config, organisations }));
}

async function applyRoles(
  tx: Tx,
  { config, organisations }: Pick<ApplyContext, 'config' | 'organisations'>,
): Promise<RowCount> {
  const emails = config.people.map(({ email }) => email.toLowerCase());
  const sql = 'select id, lower(email) as email from person where lower(email) = any ($1::text[])';
  const found = await tx.query<{ id: string; email: string }>(sql, [emails]);
  const ids = new Map(found.map((person) => [person.email, person.id]));
  const rows = config.people.flatMap((person) =>
    person.roles.map((role) => ({
      person_id: ids.get(person.email.toLowerCase()),
      organisation_id: organisations.of(person.organisation),
      role,
    })),
  );
  const granted = await upsertRows(tx, MEMBERSHIPS, rows);
  let withdrawn = 0;
  for (const { email, organisation, roles } of config.people) {
    withdrawn += await tx.execute(DROP_ROLES, [email.toLowerCase(), organisations.of(organisation), roles]);
  }
  return addCounts(granted, { created: 0, updated: withdrawn, unchanged: 0 });
}
