import type { Tx } from '@peil/persistence';

const TEAMS_OF_OUTAGE = `select m.on_call_emails as emails from outage_service u
  join service s on s.id = u.service_id join team m on m.id = s.team_id
  where u.outage_id = $1`;
const TEAMS = 'select on_call_emails as emails from team where organisation_id = $1';
const ADMINS = `select array_agg(p.email) as emails from membership b
  join person p on p.id = b.person_id and p.disabled_at is null
  where b.organisation_id = $1 and b.role = 'admin'`;

/**
 * The addresses on call for an outage, each once: the teams of its services, else any team of its owner, else the
 * owner's administrators. An outage that reaches nobody is the worst outcome.
 */
export async function findOnCall(
  tx: Tx,
  outage: { readonly id: string; readonly organisationId: string },
): Promise<string[]> {
  const ofServices = await addresses(tx, TEAMS_OF_OUTAGE, outage.id);
  return ofServices.length > 0 ? ofServices : findOnCallOfOrganisation(tx, outage.organisationId);
}

/** The addresses on call in an organisation: its teams', else its administrators'. */
export async function findOnCallOfOrganisation(tx: Tx, organisationId: string): Promise<string[]> {
  const ofTeams = await addresses(tx, TEAMS, organisationId);
  return ofTeams.length > 0 ? ofTeams : addresses(tx, ADMINS, organisationId);
}

/** The addresses of one team. */
export function findTeamOnCall(tx: Tx, teamId: string | null): Promise<string[]> {
  return addresses(tx, 'select on_call_emails as emails from team where id = $1', teamId);
}

async function addresses(tx: Tx, sql: string, id: string | null): Promise<string[]> {
  const rows = await tx.query<{ emails: string[] | null }>(sql, [id]);
  const found = new Map(
    rows.flatMap(({ emails }) => emails ?? []).map((email) => [email.toLowerCase(), email]),
  );
  return [...found.values()].sort();
}
