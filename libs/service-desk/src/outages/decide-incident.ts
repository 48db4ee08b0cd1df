import { IMPACTS, type Impact, type Urgency } from '@peil/domain';

/** What an incident takes from one service of its outage. */
export interface TouchedService {
  readonly id: string;
  readonly name: string;
  readonly impact: Impact;
  readonly team_id: string | null;
}

export interface IncidentPlan {
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly serviceId: string | null;
  readonly teamId: string | null;
}

/** From this many municipalities on, everyone is calling. */
const MANY_ORGANISATIONS = 3;

/**
 * An incident weighs as its gravest service, and is as urgent as the number of organisations it touches:
 * three or more high, fewer medium, none low. It lands in the queue of the gravest service that has a team.
 */
export function decideIncident(services: readonly TouchedService[], organisationCount: number): IncidentPlan {
  const byGravity = services.toSorted((a, b) => IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact));
  const gravest = byGravity[0];
  return {
    impact: gravest?.impact ?? 'medium',
    urgency: urgencyOf(organisationCount),
    serviceId: gravest?.id ?? null,
    teamId: byGravity.find((service) => service.team_id !== null)?.team_id ?? null,
  };
}

function urgencyOf(organisationCount: number): Urgency {
  if (organisationCount >= MANY_ORGANISATIONS) return 'high';
  return organisationCount > 0 ? 'medium' : 'low';
}
