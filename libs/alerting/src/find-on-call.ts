import type { Tx } from '@peil/persistence';

const TEAMS_OF_SERVICES = `select m.on_call_emails as emails from outage_service u
  join service s on s.id = u.service_id join team m on m.id = s.team_id
  where u.outage_id = $1`;
const TEAMS_OF_OWNER = `select m.on_call_emails as emails from outage o
  join team m on m.organisation_id = o.organisation_id where o.id = $1`;
const ADMINS_OF_OWNER = `select array_agg(p.email) as emails from outage o
  join membership b on b.organisation_id = o.organisation_id and b.role = 'admin'
  join person p on p.id = b.person_id and p.disabled_at is null where o.id = $1`;

/** Looked at one after another until someone is found: an outage that reaches nobody is the worst outcome. */
const SOURCES = [TEAMS_OF_SERVICES, TEAMS_OF_OWNER, ADMINS_OF_OWNER];

/** The addresses on call for an outage, each once. */
export async function findOnCall(tx: Tx, outageId: string): Promise<string[]> {
  for (const source of SOURCES) {
    const rows = await tx.query<{ emails: string[] | null }>(source, [outageId]);
    const found = new Map(
      rows.flatMap(({ emails }) => emails ?? []).map((email) => [email.toLowerCase(), email]),
    );
    if (found.size > 0) return [...found.values()].sort();
  }
  return [];
}

/** The addresses of a team. */
export async function findTeamOnCall(tx: Tx, teamId: string | null): Promise<string[]> {
  const [team] = await tx.query<{ emails: string[] }>(
    'select on_call_emails as emails from team where id = $1',
    [teamId],
  );
  return team?.emails ?? [];
}
